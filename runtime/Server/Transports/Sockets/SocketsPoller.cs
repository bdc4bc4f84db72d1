using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports.Readiness;

namespace Adapters.Server.Transports.Sockets;

/// <summary>The portable transport: System.Net.Sockets, with the loop's readiness derived from its completions.</summary>
internal sealed class SocketsPoller : ReadyPoller
{
    private const int LookInterval = 1_000;

    private readonly List<Borrowed> _borrowed = [];
    private readonly HashSet<SocketsEndpoint> _open = [];
    private readonly LoopTimer _look;
    private Task _acceptingEnded = Task.CompletedTask;

    /// <summary>Copied when it changes, because another loop may read it.</summary>
    private SocketsListener[] _listeners = [];

    public SocketsPoller(EventLoop loop)
        : base(loop) => _look = new CallbackTimer(_ => LookForGone());

    public override Task AcceptingEnded => _acceptingEnded;

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        _listeners = [.. _listeners, new SocketsListener(this, socket, accept)];

    public override void TakeOver(Poller held)
    {
        foreach (var (own, listener) in _listeners.Zip(((SocketsPoller)held)._listeners))
        {
            var standIn = new SocketsListener.Owner(listener, this, own.Home.Accept);
            _borrowed.Add(new Borrowed(listener, standIn));
            listener.TakeOver(standIn);
        }
    }

    public override void GiveBack(Poller held)
    {
        foreach (var (listener, standIn) in _borrowed.FindAll(borrowed => borrowed.Listener.Home.Poller == held))
            listener.GiveBack(standIn);
        _borrowed.RemoveAll(borrowed => borrowed.Listener.Home.Poller == held);
    }

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        foreach (var (listener, standIn) in _borrowed)
            listener.StopStandIn(standIn);
        if (_listeners.Length > 0)
            _acceptingEnded = Task.WhenAll(Array.ConvertAll(_listeners, listener => listener.Ended));
        _listeners = [];
        _borrowed.Clear();
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var endpoint in _open.ToArray())
            endpoint.Close(reset: true);
    }

    /// <summary>Adds a new socket to the loop.</summary>
    public void Register(Socket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        var endpoint = new SocketsEndpoint(this, socket);
        _open.Add(endpoint);
        if (Loop.Accept(endpoint, accept))
            endpoint.Queue();
    }

    public void Unregister(SocketsEndpoint endpoint) => _open.Remove(endpoint);

    /// <summary>
    /// Schedules checks, as long as they are needed, of the connections that would not notice by themselves that they are gone.
    /// </summary>
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

    /// <summary>A listener of another loop, which is blocked.</summary>
    private readonly record struct Borrowed(SocketsListener Listener, SocketsListener.Owner StandIn);
}
