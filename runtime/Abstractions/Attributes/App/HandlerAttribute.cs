namespace Adapters;

/// <summary>
/// Marks a class whose attributed methods answer requests. Unless <see cref="Lifetime"/> says otherwise, one object serves all requests
/// of an application, from several threads, so its fields may hold only shared state, never the state of one request.
/// </summary>
/// <param name="prefix">A route template that every template of the class starts with; empty for none.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HandlerAttribute(string prefix = "") : Attribute
{
    /// <summary>The template that every template of the class starts with.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>
    /// The time that an object of the class serves for. One that is not a singleton takes its services from the scope of the request.
    /// </summary>
    public HandlerLifetime Lifetime { get; set; }
}
