using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>
/// Sends without waiting. System.Net.Sockets does not tell when a full socket has room, so what it does not take goes on
/// from a buffer of our own, and there is room again when that has gone. It goes on too after the endpoint was closed:
/// the socket is then closed behind it.
/// </summary>
internal sealed class SocketsSender(Socket socket, Action onSent) : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private SocketAsyncEventArgs? _sending;
    private byte[] _buffer = [];
    private int _state = State.Idle;

    public bool IsBusy => Volatile.Read(ref _state) != State.Idle;

    /// <summary>What was taken could not be sent.</summary>
    public volatile bool HasFailed;

    /// <summary>The number of bytes taken, or as <see cref="Endpoint.Send"/>.</summary>
    public int Send(ReadOnlySpan<byte> source)
    {
        if (IsBusy)
            return Endpoint.WouldBlock;
        if (HasFailed)
            return Endpoint.Failed;
        var count = socket.Send(source, SocketFlags.None, out var error);
        return error == SocketError.WouldBlock ? SendLater(source) : SocketsEndpoint.Result(count, error);
    }

    /// <summary>Leaves the closing of the socket to the end of what is being sent: false if nothing is.</summary>
    public bool TakeOver() => Interlocked.CompareExchange(ref _state, State.Orphan, State.Busy) == State.Busy;

    public void Dispose() => _sending?.Dispose();

    private int SendLater(ReadOnlySpan<byte> source)
    {
        if (_sending is null)
        {
            _buffer = new byte[BufferSize];
            _sending = new SocketAsyncEventArgs();
            _sending.Completed += (_, _) => OnSent();
        }

        var count = Math.Min(source.Length, BufferSize);
        source[..count].CopyTo(_buffer);
        _sending.SetBuffer(_buffer, 0, count);
        Volatile.Write(ref _state, State.Busy);
        if (!socket.SendAsync(_sending))
            OnSent();
        return count;
    }

    private void OnSent()
    {
        HasFailed = _sending!.SocketError != SocketError.Success;
        if (Interlocked.Exchange(ref _state, State.Idle) != State.Orphan)
        {
            onSent();
            return;
        }

        SocketsEndpoint.End(socket);
        socket.Dispose();
        Dispose();
    }

    private static class State
    {
        public const int Idle = 0;
        public const int Busy = 1;
        public const int Orphan = 2;
    }
}
