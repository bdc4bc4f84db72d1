using System.ComponentModel;
using System.Runtime.CompilerServices;
using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Native;

namespace Adapters.Server.Transports.Epoll;

/// <summary>
/// Readiness from Linux's epoll, level-triggered: a descriptor is added once, and changed only when the events that its
/// connection watches change. An event carries the descriptor and the generation of its slot, so that an event for a connection
/// that an earlier event of the same round has closed does not reach the next owner of the descriptor.
/// </summary>
internal sealed unsafe class EpollPoller : Poller
{
    private const uint Gone = Libc.EPOLLERR | Libc.EPOLLHUP;

    private readonly EventLoop _loop;
    private readonly EpollEvents _events = new();
    private readonly EpollWake _wake = new();
    private readonly int _epoll;
    private EpollEndpoint?[] _slots = new EpollEndpoint?[256];

    /// <summary>Copied when it changes, because another loop may read it.</summary>
    private EpollListener[] _listeners = [];
    private uint _generation;
    private bool _isDisposed;
    private bool _hasMore;

    public EpollPoller(EventLoop loop)
    {
        _loop = loop;
        _epoll = Check(Libc.epoll_create1(Libc.EPOLL_CLOEXEC));
        Check(EpollEvents.Control(_epoll, Libc.EPOLL_CTL_ADD, _wake.Descriptor, Libc.EPOLLIN, Pack(_wake.Descriptor, 0)));
    }

    public override bool HasMore => _hasMore;

    public override void Poll(int timeoutMilliseconds)
    {
        var count = Libc.epoll_wait(_epoll, _events.Pointer, EpollEvents.Capacity, timeoutMilliseconds);
        // A wait that failed was interrupted, as when a process continues after a stop: there may be any number of events.
        _hasMore = count is EpollEvents.Capacity or < 0;
        _loop.EndWait();
        for (var i = 0; i < count; i++)
            Dispatch(_events.Data(i), _events.Flags(i));
    }

    public override void Wake() => _wake.Set();

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        Add(new EpollListener(this, _loop, socket, accept));

    public override void TakeOver(Poller held)
    {
        var other = (EpollPoller)held;
        // A loop's own listeners come first, in the same order on every loop.
        foreach (var (own, listener) in Array.FindAll(_listeners, listener => listener.Held is null).Zip(other._listeners))
        {
            if (own.IsShared)
                own.LookAnew();
            else if (own.StandInFor(other, listener) is { } standIn)
                Add(standIn);
        }
    }

    public override void GiveBack(Poller held)
    {
        foreach (var listener in Array.FindAll(_listeners, listener => listener.Held == held))
            listener.Leave();
        _listeners = Array.FindAll(_listeners, listener => listener.Held != held);
    }

    public override void StopAccepting()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        _listeners = [];
    }

    public override void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        StopAccepting();
        foreach (var endpoint in _slots)
            endpoint?.Close(reset: true);
        _wake.Dispose();
        Libc.close(_epoll);
        _events.Dispose();
    }

    /// <summary>Adds a new socket to the loop.</summary>
    public void Register(int descriptor, in SocketAddressBytes peer, Func<Endpoint, IEndpointHandler?> accept)
    {
        if (descriptor >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(descriptor + 1, _slots.Length * 2));
        var endpoint = new EpollEndpoint(this, descriptor, NextGeneration(), in peer);
        _slots[descriptor] = endpoint;
        endpoint.IsPolled = Control(Libc.EPOLL_CTL_ADD, endpoint) == 0;
        if (endpoint.IsPolled)
        {
            _loop.Accept(endpoint, accept);
            return;
        }

        _loop.Report(new Win32Exception(Libc.LastError));
        endpoint.Close(reset: true);
    }

    /// <summary>Passes the events that the connection watches now to the kernel.</summary>
    public void Change(EpollEndpoint endpoint) => Control(Libc.EPOLL_CTL_MOD, endpoint);

    /// <summary>Closing a descriptor removes it from epoll; this removes it from our table.</summary>
    public void Unregister(EpollEndpoint endpoint) => _slots[endpoint.Descriptor] = null;

    public int WatchListener(EpollListener listener, bool isOn) =>
        EpollEvents.Control(
            _epoll, isOn ? Libc.EPOLL_CTL_ADD : Libc.EPOLL_CTL_DEL, listener.Descriptor, listener.Flags, Pack(listener.Descriptor, 0));

    /// <summary>0 marks our own descriptors.</summary>
    private uint NextGeneration() => ++_generation == 0 ? ++_generation : _generation;

    private int Control(int operation, EpollEndpoint endpoint)
    {
        var interest = endpoint.Watched;
        var flags = ((interest & Interest.Read) != 0 ? Libc.EPOLLIN : 0)
            | ((interest & Interest.Write) != 0 ? Libc.EPOLLOUT : 0)
            | ((interest & Interest.PeerShutdown) != 0 ? Libc.EPOLLRDHUP : 0);
        return EpollEvents.Control(_epoll, operation, endpoint.Descriptor, flags, Pack(endpoint.Descriptor, endpoint.Generation));
    }

    private void Add(EpollListener listener)
    {
        _listeners = [.. _listeners, listener];
        Check(WatchListener(listener, isOn: true));
    }

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
            Dispatch(endpoint, flags);
    }

    private void Dispatch(EpollEndpoint endpoint, uint flags)
    {
        try
        {
            OnReady(endpoint, flags);
        }
        catch (Exception error)
        {
            _loop.Report(error);
            endpoint.Close(reset: true);
        }
    }

    /// <summary>
    /// The watch is read again each time: an earlier event of the round, or the one before this, may have changed it.
    /// </summary>
    private void OnReady(EpollEndpoint endpoint, uint flags)
    {
        if ((endpoint.Watched & Interest.Read) != 0)
        {
            if ((flags & (Libc.EPOLLIN | Gone)) != 0)
                endpoint.Handler.OnReadable();
        }
        else if ((flags & (Gone | Libc.EPOLLRDHUP)) != 0)
        {
            TellEnd(endpoint, flags);
        }

        if ((flags & Libc.EPOLLOUT) != 0 && endpoint.IsPolled && (endpoint.Watched & Interest.Write) != 0)
            endpoint.Handler.OnWritable();
    }

    /// <summary>Separate from the rest: each request runs that code, and this happens at most once per connection.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TellEnd(EpollEndpoint endpoint, uint flags)
    {
        if ((flags & Gone) != 0)
            HangUp(endpoint);
        else if ((endpoint.Watched & Interest.PeerShutdown) != 0)
            endpoint.Handler.OnPeerShutdown();
    }

    /// <summary>A hang-up cannot be masked, so the descriptor must leave epoll, or it would be reported forever.</summary>
    private void HangUp(EpollEndpoint endpoint)
    {
        Control(Libc.EPOLL_CTL_DEL, endpoint);
        endpoint.IsPolled = false;
        endpoint.Handler.OnHangup();
    }

    private void DispatchOwn(int descriptor)
    {
        if (descriptor == _wake.Descriptor)
        {
            _wake.Reset();
            return;
        }

        foreach (var listener in _listeners)
        {
            if (listener.Descriptor == descriptor)
                listener.AcceptSome();
        }
    }
}
