namespace Adapters;

/// <summary>
/// Gives all handlers inside a class a common prefix, after that of the groups around it. Filters of such a class stand before all of them.
/// </summary>
/// <param name="prefix">The route template that theirs start with.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GroupAttribute(string prefix) : Attribute
{
    /// <summary>The route template that those inside start with.</summary>
    public string Prefix { get; } = prefix;
}
