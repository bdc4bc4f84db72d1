namespace Adapters;

/// <summary>
/// Limits routes to bodies of some media types. If no route of the path reads the body of a request, it is answered with 415. On a method,
/// it replaces that of the class.
/// </summary>
/// <param name="types">The media types: <c>application/json</c>, or <c>image/*</c> for all that begin like it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class ConsumesAttribute(params string[] types) : Attribute
{
    /// <summary>The media types.</summary>
    public string[] Types { get; } = types;
}
