namespace Adapters.Generator.Handlers;

/// <summary>A handler whose file has a number, since another file has its name.</summary>
internal sealed record NumberedHandler(string TypeName, int Number);
