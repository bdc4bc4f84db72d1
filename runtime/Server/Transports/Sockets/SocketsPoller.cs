using System.Net.Sockets;
using Adapters.Server.Loops;

namespace Adapters.Server.Transports.Sockets;

/// <summary>The portable transport: System.Net.Sockets, with the readiness of the loop made from its completions.</summary>
internal sealed class SocketsPoller : ReadyPoller
{
    private const int LookInterval = 1_000;

    private readonly List<SocketsListener> _listeners = [];
    private readonly HashSet<SocketsEndpoint> _open = [];
    private readonly LoopTimer _look;
    private Task _acceptingEnded = Task.CompletedTask;

    public SocketsPoller(EventLoop loop)
        : base(loop) => _look = new CallbackTimer(_ => LookForGone());

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        _listeners.Add(new SocketsListener(this, socket, accept));

    public override Task AcceptingEnded => _acceptingEnded;

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        if (_listeners.Count > 0)
            _acceptingEnded = Task.WhenAll(_listeners.ConvertAll(listener => listener.Ended));
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

    /// <summary>Has those looked at, as long as there are any, that would not find by themselves that they are gone.</summary>
    public void LookLater()
    {
        if (!_look.IsSet)
            Loop.Timers.Set(_look, Loop.Now + LookInterval, Loop.Now);
    }

    private void LookForGone()
    {
        var isAnyUnread = false;
        foreach (var endpoint in _open)
            isAnyUnread |= endpoint.LookIfGone();
        if (isAnyUnread)
            LookLater();
    }
}
