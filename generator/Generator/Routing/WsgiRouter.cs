using Adapters.Generator.EntryPoints;
using Adapters.Generator.Handlers;

namespace Adapters.Generator.Routing;

/// <summary>The router of the synchronous entry point, which has the synchronous routes alone.</summary>
internal sealed class WsgiRouter() : Router("Wsgi", WsgiCode.Instance)
{
    public override bool Takes(EndpointModel endpoint) => endpoint.IsSync;
}
