using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>
/// Sends without waiting. System.Net.Sockets does not report when a full socket has room, so it gets a copy of the bytes that
/// it does not take, to send when it can. They count as sent only when they are gone: until then, the caller keeps them, as
/// with a kernel that has no room, and passes the same bytes again.
/// </summary>
internal sealed class SocketsSender(Socket socket, Action onSent) : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private SocketAsyncEventArgs? _sending;
    private byte[] _buffer = [];

    /// <summary>The number of bytes that have gone since the caller passed them.</summary>
    private int _gone;

    private volatile bool _isBusy;

    public bool IsBusy => _isBusy;

    /// <summary>True if the bytes could not be sent.</summary>
    public volatile bool HasFailed;

    /// <summary>Returns the number of bytes taken, or the same codes as <see cref="Endpoint.Send"/>.</summary>
    public int Send(ReadOnlySpan<byte> source)
    {
        if (IsBusy)
            return Endpoint.WouldBlock;
        if (HasFailed)
            return Endpoint.Failed;
        var gone = Math.Min(_gone, source.Length);
        _gone -= gone;
        if (gone > 0 && gone == source.Length)
            return gone;
        var count = SendNow(source[gone..]);
        return count >= 0 || gone == 0 ? gone + count : gone;
    }

    public void Dispose() => _sending?.Dispose();

    private int SendNow(ReadOnlySpan<byte> source)
    {
        var count = socket.Send(source, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            SendLater(source);
        return SocketsEndpoint.Result(count, error);
    }

    private void SendLater(ReadOnlySpan<byte> source)
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
        _isBusy = true;
        if (!socket.SendAsync(_sending))
            OnSent();
    }

    private void OnSent()
    {
        HasFailed = _sending!.SocketError != SocketError.Success;
        _gone = _sending.BytesTransferred;
        _isBusy = false;
        onSent();
    }
}
