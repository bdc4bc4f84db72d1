namespace Adapters.Generator.Handlers;

/// <summary>A handler whose file has a number, since another file is called as it would be.</summary>
internal sealed record NumberedHandler(string TypeName, int Number);
