namespace Adapters;

/// <summary>Routes requests with the given method and a path that matches the template to the attributed method.</summary>
/// <remarks>
/// A template consists of segments: a literal (<c>/users</c>), a parameter (<c>/{id}</c>), one with constraints
/// (<c>/{id:int:min(1)}</c>), one that may be missing (<c>/{page?}</c>, <c>/{page=1}</c>), several in one segment
/// (<c>/{name}.{extension}</c>) or, as the last segment, a catch-all (<c>/{*rest}</c>).
/// </remarks>
/// <param name="method">The request method, as on the wire: an upper-case token (RFC 9110, section 9.1).</param>
/// <param name="template">The route template, appended to the prefix of the class.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public class RouteAttribute(string method, string template = "") : Attribute
{
    /// <summary>The request method, as on the wire.</summary>
    public string Method { get; } = method;

    /// <summary>The route template, without the prefix of the class.</summary>
    public string Template { get; } = template;
}
