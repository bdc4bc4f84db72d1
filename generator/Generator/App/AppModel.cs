namespace Adapters.Generator.App;

/// <summary>The class that is filled with the entry points.</summary>
internal sealed record AppModel(string? Namespace, string Name, string Modifiers, string HintName);
