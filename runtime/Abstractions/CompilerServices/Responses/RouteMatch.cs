using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Answers requests in generated routers when the path has routes, but none for the method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouteMatch
{
    /// <summary>Adds the methods of a resource to the methods found before.</summary>
    /// <param name="found">The methods found before, or null.</param>
    /// <param name="methods">The methods, separated by commas.</param>
    /// <returns>All the methods.</returns>
    public static string Allow(string? found, string methods) =>
        found is null ? methods : string.Join(", ", Split(found).Union(Split(methods)));

    /// <summary>Answers a request that matched no route: with 404, with 405, or for OPTIONS with 204 and the methods.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="allow">The methods of the path, or null for none.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Answer(HttpScope scope, Send send, string? allow)
    {
        if (allow is null)
            return Respond.NotFound(scope, send);
        allow = Allow(allow, "OPTIONS");
        return scope.Method == Method.Options ? Respond.Options(scope, send, allow) : Respond.MethodNotAllowed(scope, send, allow);
    }

    /// <summary>Answers a request that matched no synchronous route.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the path, or null for none.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Answer(Environ environ, StartResponse start, string? allow)
    {
        if (allow is null)
            return WsgiRespond.NotFound(environ, start);
        allow = Allow(allow, "OPTIONS");
        return environ.Scope.Method == Method.Options
            ? WsgiRespond.Options(environ, start, allow)
            : WsgiRespond.MethodNotAllowed(environ, start, allow);
    }

    /// <summary>
    /// Answers a request for a whole application, which also answers <c>OPTIONS *</c>: 204 with the methods of all routes (RFC
    /// 9110, section 9.3.7).
    /// </summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="allow">The methods of the path, or null for none.</param>
    /// <param name="routes">The delegate that lists the routes of the application.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Answer(HttpScope scope, Send send, string? allow, Func<IReadOnlyList<RouteInfo>> routes) =>
        Answer(scope, send, IsOfServer(scope.Method, scope.RoutePath) ? MethodsOf(Called(routes)) : allow);

    /// <summary>Answers a request for a whole synchronous application.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the path, or null for none.</param>
    /// <param name="routes">The delegate that lists the routes of the application. Only the synchronous ones count.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Answer(
        Environ environ, StartResponse start, string? allow, Func<IReadOnlyList<RouteInfo>> routes) =>
        Answer(
            environ, start,
            IsOfServer(environ.Scope.Method, environ.RoutePath) ? MethodsOf(Called(routes).Where(r => r.IsSync)) : allow);

    /// <summary>Passes a request to the worker threads.</summary>
    /// <param name="application">The synchronous application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the request body.</param>
    /// <param name="send">The delegate that sends the response.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    /// <exception cref="InvalidOperationException">The server has no worker threads.</exception>
    public static ValueTask RunSync(WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        WsgiWorkers.Of(scope).RunGeneratedAsync(application, scope, receive, send);

    /// <summary>Passes a request to the worker threads, for a handler that uses environ or start_response and may keep them.</summary>
    /// <param name="application">The synchronous application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the request body.</param>
    /// <param name="send">The delegate that sends the response.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    /// <exception cref="InvalidOperationException">The server has no worker threads.</exception>
    public static ValueTask RunRawSync(WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        WsgiWorkers.Of(scope).RunAsync(application, scope, receive, send);

    private static IReadOnlyList<RouteInfo> Called(Func<IReadOnlyList<RouteInfo>> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes();
    }

    private static bool IsOfServer(Method method, ReadOnlySpan<byte> path) => method == Method.Options && path.SequenceEqual("*"u8);

    /// <summary>The HTTP methods, in the order of the routes. GET also answers HEAD.</summary>
    private static string MethodsOf(IEnumerable<RouteInfo> routes)
    {
        string? found = null;
        foreach (var route in routes.Where(r => r.Method != "WEBSOCKET"))
            found = Allow(found, route.Method == "GET" ? "GET, HEAD" : route.Method);
        return found ?? "OPTIONS";
    }

    private static string[] Split(string methods) => methods.Split(", ");
}
