using Adapters.Generator.EntryPoints;
using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>One of the routers of a module: which routes it has, and how it hands a request to one.</summary>
internal abstract class Router(string name, EntryPointCode code)
{
    public static AsgiRouter Asgi { get; } = new();

    public static WsgiRouter Wsgi { get; } = new();

    public static WebSocketRouter WebSocket { get; } = new();

    public static IReadOnlyList<Router> All { get; } = [Asgi, Wsgi, WebSocket];

    public string Name => name;

    public EntryPointCode Code => code;

    /// <summary>The summary of the emitted method.</summary>
    public virtual string Summary => "Routes what this entry point serves.";

    /// <summary>Indicates whether the routes of a path differ by their request method.</summary>
    public virtual bool HasMethods => true;

    /// <summary>
    /// The parameters for what a step of the search gives: the response, or the methods that other routes of the path have.
    /// </summary>
    public string OutcomeParameters => $"ref string? allow, out {code.ResultType} {code.ResultName}";

    /// <summary>The same as arguments.</summary>
    public string Outcome => $"ref allow, out {code.ResultName}";

    public string Resource(RouteResource resource) => $"{name}Resource{resource.Number}";

    public abstract bool Takes(EndpointModel endpoint);

    /// <summary>Returns the call that responds to a request.</summary>
    /// <param name="values">The values of the route, as arguments.</param>
    public virtual string Answer(EndpointModel endpoint, string values) =>
        $"{endpoint.Owner}.{EmittedNames.Identifier(endpoint.EndpointName)}({code.Arguments}{values})";

    /// <summary>Returns the call that rejects a body of a media type that no route of the path reads.</summary>
    /// <param name="types">The media types that they read.</param>
    public string Unsupported(string types) => ((HttpCode)code).Respond("UnsupportedMediaType", EmittedNames.Quote(types));
}
