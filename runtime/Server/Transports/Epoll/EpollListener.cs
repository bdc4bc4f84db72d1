using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Transports.Epoll;

/// <summary>A listening socket of a loop. When descriptors run out, it pauses for a second while the kernel keeps the queue.</summary>
internal sealed unsafe class EpollListener
{
    /// <summary>Level-triggered: what is left is reported again, so a flood of new connections does not starve the open ones.</summary>
    private const int AcceptsAtOnce = 64;

    private const int PauseMilliseconds = 1_000;

    private readonly EpollPoller _poller;
    private readonly EventLoop _loop;
    private readonly ListenerSocket _socket;
    private readonly Func<Endpoint, IEndpointHandler?> _accept;
    private readonly LoopTimer _resume;
    private bool _isPaused;

    public EpollListener(EpollPoller poller, EventLoop loop, ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        _poller = poller;
        _loop = loop;
        _socket = socket;
        _accept = accept;
        _resume = new CallbackTimer(_ => Resume());
    }

    /// <summary>The loop for which this one stands in, or null for a listener of its own.</summary>
    public EpollPoller? Held { get; private init; }

    public int Descriptor => _socket.Descriptor;

    public uint Flags => Libc.EPOLLIN | (_socket.IsShared ? Libc.EPOLLEXCLUSIVE : 0);

    /// <summary>True if all loops wait on the same socket.</summary>
    public bool IsShared => _socket.IsShared;

    /// <summary>Creates a second listener on the socket of a blocked loop, for this one's loop. Null if the socket is closed.</summary>
    public EpollListener? StandInFor(EpollPoller held, EpollListener listener) => listener._socket.Share() is { } socket
        ? new EpollListener(_poller, _loop, socket, _accept) { Held = held }
        : null;

    /// <summary>Makes the kernel check again for waiting connections: it may have reported them only to the blocked loop.</summary>
    public void LookAnew()
    {
        if (_isPaused)
            return;
        _poller.WatchListener(this, isOn: false);
        _poller.WatchListener(this, isOn: true);
    }

    /// <summary>Accepts waiting connections, up to a limit. Returns true if there may be more.</summary>
    public bool AcceptSome()
    {
        for (var i = 0; i < AcceptsAtOnce && !_isPaused; i++)
        {
            var peer = default(SocketAddressBytes);
            var length = (uint)SocketAddressBytes.Size;
            var descriptor = Libc.accept4(Descriptor, (byte*)&peer, &length, Libc.SOCK_NONBLOCK | Libc.SOCK_CLOEXEC);
            if (descriptor >= 0)
                Register(descriptor, in peer);
            else if (!CanGoOn(Libc.LastError))
                return false;
        }

        return !_isPaused;
    }

    /// <summary>Accepts the waiting connections and closes the socket.</summary>
    public void Stop()
    {
        _socket.HoldOff();
        // Missing descriptors may be available again, and there is no later chance.
        _isPaused = false;
        while (AcceptSome())
        {
        }

        Leave();
    }

    /// <summary>Leaves the socket to the others that hold it.</summary>
    public void Leave()
    {
        _poller.WatchListener(this, isOn: false);
        _loop.Timers.Cancel(_resume);
        _socket.Dispose();
    }

    private void Register(int descriptor, in SocketAddressBytes peer)
    {
        if (_socket.IsTcp)
        {
            var on = 1;
            Libc.setsockopt(descriptor, Libc.IPPROTO_TCP, Libc.TCP_NODELAY, &on, sizeof(int));
        }

        _poller.Register(descriptor, in peer, _accept);
    }

    /// <summary>A connection that is already gone does not stop those after it; a lack of descriptors or memory does.</summary>
    private bool CanGoOn(int error)
    {
        if (error is Libc.EMFILE or Libc.ENFILE or Libc.ENOBUFS or Libc.ENOMEM)
            Pause();
        return error is Libc.ECONNABORTED or Libc.EPROTO or Libc.EINTR;
    }

    private void Pause()
    {
        _isPaused = true;
        _poller.WatchListener(this, isOn: false);
        _loop.Timers.Set(_resume, _loop.Now + PauseMilliseconds, _loop.Now);
        _loop.Report(new AcceptPausedException(_socket.Bind));
    }

    private void Resume()
    {
        _isPaused = false;
        _poller.WatchListener(this, isOn: true);
    }
}
