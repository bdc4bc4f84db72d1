using Adapters.Generator.EntryPoints;
using Adapters.Generator.Handlers;

namespace Adapters.Generator.Routing;

/// <summary>The router of WebSockets.</summary>
internal sealed class WebSocketRouter() : Router("WebSocket", WebSocketCode.Instance)
{
    public override bool HasMethods => false;

    public override bool Takes(EndpointModel endpoint) => endpoint.IsWebSocket;
}
