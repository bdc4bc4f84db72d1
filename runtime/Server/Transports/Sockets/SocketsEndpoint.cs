using System.Net;
using System.Net.Sockets;
using Adapters.Server.Native;
using Adapters.Server.Transports.Readiness;

namespace Adapters.Server.Transports.Sockets;

/// <summary>A connected Socket. A receive of zero bytes completes when there is something to read.</summary>
internal sealed class SocketsEndpoint : ReadyEndpoint
{
    private readonly SocketsPoller _poller;
    private readonly Socket _socket;
    private readonly SocketsSender _sender;
    private readonly EndPoint? _peer;
    private readonly SocketAsyncEventArgs _receiving = new();
    private Address? _remote;
    private Address? _local;
    private volatile bool _isReadable;
    private volatile bool _hasFailed;
    private volatile bool _isAwaitingRead;
    private bool _hasPeerShutDown;

    public SocketsEndpoint(SocketsPoller poller, Socket socket)
        : base(poller)
    {
        _poller = poller;
        _socket = socket;
        _sender = new SocketsSender(socket, Queue);
        // Known from the accept. Once the peer has gone, it cannot be read any more.
        _peer = Ask(() => socket.RemoteEndPoint);
        _receiving.SetBuffer([], 0, 0);
        _receiving.Completed += (_, _) => OnReceivable();
    }

    public override Address? Remote => (_remote ??= ToAddress(_peer)) is { Port: not null } peer ? peer : null;

    public override Address? Local => _local ??= IsClosed ? null : ToAddress(Ask(() => _socket.LocalEndPoint));

    public override int Unacknowledged => IsClosed ? 0 : SendQueue.Length(_socket.Handle);

    protected override bool IsGone => _hasFailed || _sender.HasFailed;

    public override int Receive(Span<byte> destination)
    {
        if (IsClosed || IsGone)
            return Failed;
        var count = _socket.Receive(destination, SocketFlags.None, out var error);
        _hasFailed |= Result(count, error) == Failed;
        _isReadable = error == SocketError.Success && (count == 0 || count == destination.Length);
        return Result(count, error);
    }

    public override int Send(ReadOnlySpan<byte> source) => IsClosed || _hasFailed ? Failed : _sender.Send(source);

    public override void ShutdownSend()
    {
        if (!IsClosed)
            End(_socket);
    }

    public override void Watch(Interest interest)
    {
        base.Watch(interest);
        if ((Watched & Interest.Read) == 0)
            _poller.LookLater();
    }

    /// <summary>
    /// Nothing completes while nothing is read, so a reset or an end must be searched for. Returns true if this is needed
    /// again.
    /// </summary>
    public bool LookIfGone()
    {
        if ((Watched & Interest.Read) != 0 || IsGone)
            return false;
        // Only ever set: a pending receive may find it at the same time.
        if (_socket.Poll(0, SelectMode.SelectError))
            _hasFailed = true;
        _hasPeerShutDown = PeerShutdown.HasCome(_socket.Handle);
        if (!_hasFailed && !_hasPeerShutDown)
            return true;
        Queue();
        return !_hasFailed;
    }

    public static int Result(int count, SocketError error) => error switch
    {
        SocketError.Success => count,
        SocketError.WouldBlock or SocketError.Interrupted => WouldBlock,
        _ => Failed,
    };

    protected override Interest FindReady() =>
        (_isReadable || IsGone ? Interest.Read : Interest.None)
        | (_sender.IsBusy ? Interest.None : Interest.Write)
        | (_hasPeerShutDown ? Interest.PeerShutdown : Interest.None);

    protected override void AwaitReadable()
    {
        if (_isAwaitingRead)
            return;
        _isAwaitingRead = true;
        if (!_socket.ReceiveAsync(_receiving))
            OnReceivable();
    }

    protected override void Release(bool reset)
    {
        _poller.Unregister(this);
        _receiving.Dispose();
        // A Socket that is disposed of while it waits resets the connection, unless its side has ended.
        if (!reset)
            End(_socket);
        _socket.Close(reset ? 0 : -1);
        _sender.Dispose();
    }

    /// <summary>Ends our side. If the peer has already gone, the next receive finds out.</summary>
    private static void End(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // There is no side left to end.
        }
    }

    private static Address ToAddress(EndPoint? end) => end switch
    {
        IPEndPoint ip => new Address((ip.Address.IsIPv4MappedToIPv6 ? ip.Address.MapToIPv4() : ip.Address).ToString(), ip.Port),
        UnixDomainSocketEndPoint unix => new Address(unix.ToString(), null),
        _ => new Address("", null),
    };

    private static EndPoint? Ask(Func<EndPoint?> read)
    {
        try
        {
            return read();
        }
        catch (SocketException)
        {
            // The peer has gone, and its address with it.
            return null;
        }
    }

    private void OnReceivable()
    {
        _hasFailed |= _receiving.SocketError != SocketError.Success;
        _isReadable = true;
        _isAwaitingRead = false;
        Queue();
    }
}
