using System.ComponentModel;

namespace Adapters.Server.Transports.Epoll;

/// <summary>
/// Readiness from Linux's epoll, level-triggered: a descriptor is added once, and changed only when what its connection
/// watches changes. An event carries the descriptor and the generation of its slot, so that one for a connection that an
/// earlier event of the same round has closed does not reach the next owner of the descriptor.
/// </summary>
internal sealed unsafe class EpollPoller : Poller
{
    private readonly EventLoop _loop;
    private readonly EpollEvents _events = new();
    private readonly List<EpollListener> _listeners = [];
    private readonly int _epoll;
    private readonly int _wake;
    private EpollEndpoint?[] _slots = new EpollEndpoint?[256];
    private uint _generation;
    private bool _isDisposed;

    public EpollPoller(EventLoop loop)
    {
        _loop = loop;
        _epoll = Check(Libc.epoll_create1(Libc.EPOLL_CLOEXEC));
        _wake = Check(Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC));
        Check(EpollEvents.Control(_epoll, Libc.EPOLL_CTL_ADD, _wake, Libc.EPOLLIN, Pack(_wake, 0)));
    }

    public override void Poll(int timeoutMilliseconds)
    {
        var count = Libc.epoll_wait(_epoll, _events.Pointer, EpollEvents.Capacity, timeoutMilliseconds);
        _loop.EndWait();
        for (var i = 0; i < count; i++)
            Dispatch(_events.Data(i), _events.Flags(i));
    }

    public override void Wake()
    {
        var one = 1UL;
        if (!_isDisposed)
            Libc.write(_wake, &one, sizeof(ulong));
    }

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        var listener = new EpollListener(this, _loop, socket, accept);
        _listeners.Add(listener);
        Check(EpollEvents.Control(_epoll, Libc.EPOLL_CTL_ADD, listener.Descriptor, listener.Flags, Pack(listener.Descriptor, 0)));
    }

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
        {
            listener.AcceptAll();
            EpollEvents.Control(_epoll, Libc.EPOLL_CTL_DEL, listener.Descriptor, 0, 0);
            listener.Dispose();
        }

        _listeners.Clear();
    }

    public override void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        StopAccepting();
        Libc.close(_wake);
        Libc.close(_epoll);
        _events.Dispose();
    }

    /// <summary>Takes a new socket into the loop.</summary>
    public void Adopt(int descriptor, Func<Endpoint, IEndpointHandler?> accept)
    {
        if (descriptor >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(descriptor + 1, _slots.Length * 2));
        var endpoint = new EpollEndpoint(this, descriptor, ++_generation == 0 ? ++_generation : _generation);
        var handler = accept(endpoint);
        if (handler is null)
            return;
        endpoint.Handler = handler;
        _slots[descriptor] = endpoint;
        Check(EpollEvents.Control(_epoll, Libc.EPOLL_CTL_ADD, descriptor, Libc.EPOLLIN, Pack(descriptor, endpoint.Generation)));
    }

    public void Watch(int descriptor, uint generation, Interest interest)
    {
        var flags = (interest.HasFlag(Interest.Read) ? Libc.EPOLLIN : 0) | (interest.HasFlag(Interest.Write) ? Libc.EPOLLOUT : 0);
        EpollEvents.Control(_epoll, Libc.EPOLL_CTL_MOD, descriptor, flags, Pack(descriptor, generation));
    }

    /// <summary>Closing a descriptor takes it out of epoll; this takes it out of ours.</summary>
    public void Forget(int descriptor) => _slots[descriptor] = null;

    public void WatchListener(EpollListener listener, bool isOn) =>
        EpollEvents.Control(_epoll, isOn ? Libc.EPOLL_CTL_ADD : Libc.EPOLL_CTL_DEL, listener.Descriptor, listener.Flags, Pack(listener.Descriptor, 0));

    private static ulong Pack(int descriptor, uint generation) => ((ulong)generation << 32) | (uint)descriptor;

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Libc.LastError);

    private void Dispatch(ulong data, uint flags)
    {
        var descriptor = (int)(uint)data;
        var generation = (uint)(data >> 32);
        if (generation == 0)
        {
            DispatchOwn(descriptor);
            return;
        }

        var endpoint = _slots[descriptor];
        if (endpoint is not null && endpoint.Generation == generation)
            Tell(endpoint, flags);
    }

    private void Tell(EpollEndpoint endpoint, uint flags)
    {
        try
        {
            if ((flags & (Libc.EPOLLERR | Libc.EPOLLHUP)) != 0)
                endpoint.Handler.OnHangup();
            else if ((flags & Libc.EPOLLIN) != 0)
                endpoint.Handler.OnReadable();
            if ((flags & Libc.EPOLLOUT) != 0)
                endpoint.Handler.OnWritable();
        }
        catch (Exception error)
        {
            _loop.Report(error);
            endpoint.Close(reset: true);
        }
    }

    private void DispatchOwn(int descriptor)
    {
        if (descriptor == _wake)
        {
            ulong count;
            Libc.read(_wake, &count, sizeof(ulong));
            return;
        }

        foreach (var listener in _listeners)
        {
            if (listener.Descriptor == descriptor)
                listener.AcceptAll();
        }
    }
}
