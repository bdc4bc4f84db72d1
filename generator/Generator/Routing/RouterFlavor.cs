using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>The three routers of a module are one text with other words: what is routed, what it is called with, what it gives.</summary>
internal sealed record RouterFlavor(string Name, string Arguments, string Call, string Result, string ResultName, string Path, string Scope)
{
    public static readonly RouterFlavor Asgi = new(
        "Asgi", EmittedNames.HttpArguments, "scope, receive, send", EmittedNames.Task, "task", "scope.RoutePath", "scope");

    public static readonly RouterFlavor Wsgi = new(
        "Wsgi", EmittedNames.WsgiArguments, "environ, start", EmittedNames.Body, "body", "environ.RoutePath", "environ.Scope");

    public static readonly RouterFlavor WebSocket = new(
        "WebSocket", EmittedNames.SocketArguments, "scope, receive, send", EmittedNames.Task, "task", "scope.RoutePath", "scope");

    /// <summary>What a step of the search gives: whether it has answered, and if not, the methods that it has met.</summary>
    public string OutcomeArguments => $"ref string? allow, out {Result} {ResultName}";

    public string Outcome => $"ref allow, out {ResultName}";

    public string Resource(RouteResource resource) => $"{Name}Resource{resource.Number}";

    public bool Takes(EndpointModel endpoint) => Name switch
    {
        "WebSocket" => endpoint.IsWebSocket,
        "Wsgi" => endpoint.IsSync,
        _ => !endpoint.IsWebSocket,
    };

    /// <summary>What answers: the endpoint itself, or for a synchronous one seen from the event loop, the worker threads.</summary>
    public string Answer(EndpointModel endpoint, string values) => Name == "Asgi" && endpoint.IsSync
        ? $"global::Adapters.CompilerServices.RouteMatch.{(IsRaw(endpoint) ? "RunRawSync" : "RunSync")}(Sync, scope, receive, send)"
        : $"{endpoint.Owner}.{EmittedNames.Identifier(endpoint.EndpointName)}({Call}{values})";

    /// <summary>The method sees what the server made for the request, and may keep it.</summary>
    private static bool IsRaw(EndpointModel endpoint) =>
        endpoint.Parameters.Any(p => p.Source is ParameterSource.Environ or ParameterSource.StartResponse);
}
