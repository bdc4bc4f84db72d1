namespace Adapters.Generator.Symbols;

/// <summary>A place in the source, as values.</summary>
internal sealed record SourceSpan(string Path, int Start, int Length);
