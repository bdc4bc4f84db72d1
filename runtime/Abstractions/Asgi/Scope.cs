namespace Adapters;

/// <summary>
/// The facts about a connection before its first event (ASGI 3.0, connection scope). An application throws on a type that it
/// does not support, so that the server knows, for example, that it does not support lifespan.
/// </summary>
public abstract class Scope
{
    /// <summary>The type: <c>http</c>, <c>websocket</c> or <c>lifespan</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The versions of the specification that this scope follows.</summary>
    public abstract AsgiVersions Asgi { get; }

    /// <summary>
    /// Values that the application keeps for its lifetime. It sets them in the lifespan scope. The scope of each request has a
    /// shallow copy, made on first use (ASGI lifespan 2.0, lifespan state).
    /// </summary>
    public abstract IDictionary<string, object?> State { get; }

    /// <summary>
    /// The services of the application, or null if it has none. What runs the application sets them, before its first event:
    /// <c>App.RunAsync</c> and <c>App.CreateAsgi</c> do.
    /// </summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Begins a scope of the services, or null if they have none.</summary>
    internal Func<IServiceProvider, RequestScope?>? OpenScope { get; set; }
}

/// <summary>The versions of the specification that a scope follows.</summary>
/// <param name="Version">The version of ASGI: <c>3.0</c>.</param>
/// <param name="SpecVersion">The version of the part for the scope's type: 2.5 for HTTP and WebSocket, 2.0 for lifespan.</param>
public sealed record AsgiVersions(string Version, string SpecVersion)
{
    /// <summary>HTTP and WebSocket 2.5.</summary>
    public static AsgiVersions Http { get; } = new("3.0", "2.5");

    /// <summary>Lifespan 2.0.</summary>
    public static AsgiVersions Lifespan { get; } = new("3.0", "2.0");
}
