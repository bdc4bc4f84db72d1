using Adapters.Generator.EntryPoints;
using Adapters.Generator.Handlers;

namespace Adapters.Generator.Routing;

/// <summary>The router of HTTP requests on an event loop. It has all routes; the worker threads run the synchronous ones.</summary>
internal sealed class AsgiRouter() : Router("Asgi", AsgiCode.Instance)
{
    public override string Summary => "Routes all requests: synchronous handlers are run on the worker threads.";

    public override bool Takes(EndpointModel endpoint) => !endpoint.IsWebSocket;

    public override string Answer(EndpointModel endpoint, string values) =>
        endpoint.IsSync ? AnswerSync(endpoint) : base.Answer(endpoint, values);

    private static string AnswerSync(EndpointModel endpoint)
    {
        var run = endpoint.Leaves.Any(p => p.Source.IsRaw) ? "RunRawSync" : "RunSync";
        return $"global::Adapters.CompilerServices.RouteMatch.{run}(Sync, scope, receive, send)";
    }
}
