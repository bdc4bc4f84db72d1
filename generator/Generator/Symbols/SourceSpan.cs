namespace Adapters.Generator.Symbols;

/// <summary>Where something stands in the source, as values.</summary>
internal sealed record SourceSpan(string Path, int Start, int Length);
