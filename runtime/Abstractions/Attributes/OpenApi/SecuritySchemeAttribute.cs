namespace Adapters;

/// <summary>
/// Says of a class of filters how a client shows who it is. Every route behind such a filter has the scheme in the OpenAPI document.
/// </summary>
/// <param name="name">The name of the scheme.</param>
/// <param name="kind">Where a request has what shows it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SecuritySchemeAttribute(string name, SecuritySchemeKind kind) : Attribute
{
    /// <summary>The name of the scheme.</summary>
    public string Name { get; } = name;

    /// <summary>The part of a request that shows it.</summary>
    public SecuritySchemeKind Kind { get; } = kind;

    /// <summary>The name of the header field, the query value or the cookie. By default, that of the scheme.</summary>
    public string? Field { get; set; }

    /// <summary>The format of a bearer token, such as <c>JWT</c>.</summary>
    public string? Format { get; set; }

    /// <summary>The text about the scheme.</summary>
    public string? Description { get; set; }
}
