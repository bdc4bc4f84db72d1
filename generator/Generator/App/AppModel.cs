namespace Adapters.Generator.App;

/// <summary>The class that is filled with the entry points.</summary>
/// <param name="TypeName">The class, with <c>global::</c>.</param>
internal sealed record AppModel(string? Namespace, string Name, string TypeName, string Modifiers, string HintName);
