using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>The portable transport: System.Net.Sockets, with the readiness of the loop made from its completions.</summary>
internal sealed class SocketsPoller(EventLoop loop) : ReadyPoller(loop)
{
    private readonly List<SocketsListener> _listeners = [];

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        _listeners.Add(new SocketsListener(this, socket, accept));

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        _listeners.Clear();
    }

    /// <summary>Takes a new socket into the loop.</summary>
    public void Adopt(Socket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        var endpoint = new SocketsEndpoint(this, socket);
        if (accept(endpoint) is not { } handler)
            return;
        endpoint.Handler = handler;
        endpoint.Queue();
    }
}
