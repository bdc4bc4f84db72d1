using System.Net;
using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>
/// A connected Socket. A receive of no bytes completes when there is something to read; what a full socket does not take is
/// sent on from a buffer of our own, and the endpoint is writable again when that has gone.
/// </summary>
internal sealed class SocketsEndpoint : ReadyEndpoint
{
    private const int SendBufferSize = 16 * 1024;

    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _receiving = new();
    private SocketAsyncEventArgs? _sending;
    private volatile bool _isReadable;
    private volatile bool _isSending;
    private volatile bool _hasFailed;
    private bool _isAwaitingRead;
    private bool _endsAfterSend;

    public SocketsEndpoint(SocketsPoller poller, Socket socket)
        : base(poller)
    {
        _socket = socket;
        _receiving.SetBuffer([], 0, 0);
        _receiving.Completed += (_, _) => OnReceivable();
    }

    public override Address? Remote => ReadAddress(() => _socket.RemoteEndPoint);

    public override Address? Local => ReadAddress(() => _socket.LocalEndPoint);

    public override int Receive(Span<byte> destination)
    {
        var count = _socket.Receive(destination, SocketFlags.None, out var error);
        _isReadable = error == SocketError.Success && (count == 0 || count == destination.Length);
        return Result(count, error);
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        if (_isSending)
            return WouldBlock;
        if (_hasFailed)
            return Failed;
        var count = _socket.Send(source, SocketFlags.None, out var error);
        return error is SocketError.WouldBlock ? SendLater(source) : Result(count, error);
    }

    public override void ShutdownSend()
    {
        _endsAfterSend = true;
        if (!_isSending)
            EndSend();
    }

    protected override Interest FindReady() =>
        (_isReadable || _hasFailed ? Interest.Read : Interest.None) | (_isSending ? Interest.None : Interest.Write);

    protected override void AwaitReady(Interest ready)
    {
        if (ready != Interest.None)
        {
            Queue();
            return;
        }

        if (!Wants(Interest.Read) || _isAwaitingRead)
            return;
        _isAwaitingRead = true;
        if (!_socket.ReceiveAsync(_receiving))
            OnReceivable();
    }

    protected override void Release(bool reset)
    {
        if (reset)
            _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
        _receiving.Dispose();
        _sending?.Dispose();
    }

    private static int Result(int count, SocketError error) => error switch
    {
        SocketError.Success => count,
        SocketError.WouldBlock or SocketError.Interrupted => WouldBlock,
        _ => Failed,
    };

    private static Address? ReadAddress(Func<EndPoint?> read)
    {
        try
        {
            return read() switch
            {
                IPEndPoint ip => new Address((ip.Address.IsIPv4MappedToIPv6 ? ip.Address.MapToIPv4() : ip.Address).ToString(), ip.Port),
                UnixDomainSocketEndPoint unix => new Address(unix.ToString(), null),
                _ => new Address("", null),
            };
        }
        catch (SocketException)
        {
            // The peer has gone, and its address with it.
            return null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private int SendLater(ReadOnlySpan<byte> source)
    {
        if (_sending is null)
        {
            _sending = new SocketAsyncEventArgs();
            _sending.SetBuffer(new byte[SendBufferSize]);
            _sending.Completed += (_, _) => OnSent();
        }

        var count = Math.Min(source.Length, SendBufferSize);
        source[..count].CopyTo(_sending.MemoryBuffer.Span);
        _sending.SetBuffer(0, count);
        _isSending = true;
        if (!_socket.SendAsync(_sending))
            OnSent();
        return count;
    }

    private void OnSent()
    {
        _hasFailed = _sending!.SocketError != SocketError.Success;
        _isSending = false;
        if (_endsAfterSend && !_hasFailed)
            EndSend();
        Queue();
    }

    private void OnReceivable()
    {
        _isReadable = true;
        _isAwaitingRead = false;
        Queue();
    }

    private void EndSend()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The peer has gone already: the next receive says so.
            _hasFailed = true;
        }
    }
}
