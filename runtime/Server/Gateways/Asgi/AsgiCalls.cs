namespace Adapters.Server.Gateways.Asgi;

/// <summary>
/// Receive and send of one request, for who may keep them. The gateway serves one request after the other: with its generation
/// it tells a call that comes too late from one of the request that it serves then.
/// </summary>
internal sealed class AsgiCalls(AsgiGateway gateway, uint generation)
{
    public Receive Receive => field ??= () => gateway.Receive(generation);

    public Send Send => field ??= message => gateway.Send(message, generation);
}
