namespace Adapters;

/// <summary>
/// Limits routes to requests that have a header field with a value, such as the version of an API. For any other request there is no such
/// route. All of several must hold; on a method, they replace those of the class.
/// </summary>
/// <param name="name">The name of the field.</param>
/// <param name="value">The value. Case matters.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MatchHeaderAttribute(string name, string value) : Attribute
{
    /// <summary>The name of the field.</summary>
    public string Name { get; } = name;

    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
