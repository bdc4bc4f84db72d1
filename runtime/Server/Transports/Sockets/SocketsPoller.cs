using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>The portable transport: System.Net.Sockets, with the readiness of the loop made from its completions.</summary>
internal sealed class SocketsPoller : ReadyPoller
{
    private readonly List<SocketsListener> _listeners = [];
    private readonly HashSet<SocketsEndpoint> _unread = [];

    public SocketsPoller(EventLoop loop)
        : base(loop) => loop.Second += LookAtUnread;

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
        if (Loop.Introduce(endpoint, accept))
            endpoint.Queue();
    }

    /// <summary>Nothing completes for a connection that nobody reads from: whether it is gone is looked at once a second.</summary>
    public void LookAfter(SocketsEndpoint endpoint, bool isUnread)
    {
        if (isUnread)
            _unread.Add(endpoint);
        else
            _unread.Remove(endpoint);
    }

    private void LookAtUnread(long now)
    {
        foreach (var endpoint in _unread)
            endpoint.LookIfGone();
    }
}
