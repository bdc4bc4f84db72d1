using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>The portable transport: System.Net.Sockets, with the readiness of the loop made from its completions.</summary>
internal sealed class SocketsPoller : ReadyPoller
{
    private readonly List<SocketsListener> _listeners = [];
    private readonly HashSet<SocketsEndpoint> _open = [];

    public SocketsPoller(EventLoop loop)
        : base(loop) => loop.Second += LookForGone;

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        _listeners.Add(new SocketsListener(this, socket, accept));

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        _listeners.Clear();
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var endpoint in _open.ToArray())
            endpoint.Close(reset: true);
    }

    /// <summary>Takes a new socket into the loop.</summary>
    public void Adopt(Socket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        var endpoint = new SocketsEndpoint(this, socket);
        _open.Add(endpoint);
        if (Loop.Introduce(endpoint, accept))
            endpoint.Queue();
    }

    public void Forget(SocketsEndpoint endpoint) => _open.Remove(endpoint);

    private void LookForGone(long now)
    {
        foreach (var endpoint in _open)
            endpoint.LookIfGone();
    }
}
