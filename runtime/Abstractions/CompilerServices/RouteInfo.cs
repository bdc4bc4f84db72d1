namespace Adapters.CompilerServices;

/// <summary>A route of an application.</summary>
/// <param name="Method">The request method, or <c>WEBSOCKET</c>.</param>
/// <param name="Template">The whole route template.</param>
/// <param name="Handler">The class and method that answer the request.</param>
/// <param name="IsSync">True if it runs on a worker thread (WSGI) instead of the event loop (ASGI).</param>
public sealed record RouteInfo(string Method, string Template, string Handler, bool IsSync)
{
    /// <summary>The conditions on a request besides its method and path, such as <c>[host example.com]</c>. Empty for none.</summary>
    public string Conditions { get; init; } = "";
}
