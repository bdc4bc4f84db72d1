namespace Adapters;

/// <summary>
/// Marks a class whose attributed methods answer requests. One object serves all requests of the process, from several threads,
/// so its fields may hold only shared state, never the state of one request.
/// </summary>
/// <param name="prefix">A route template that every template of the class starts with; empty for none.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HandlerAttribute(string prefix = "") : Attribute
{
    /// <summary>The template that every template of the class starts with.</summary>
    public string Prefix { get; } = prefix;
}
