using System.Net;
using System.Net.Sockets;
using Adapters.Simulation.Clients;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>A client's socket. Its calls never wait: whoever drives it asks first.</summary>
internal sealed class SocketLink(int id, ClientPlan plan) : IClientLink
{
    /// <summary>Addresses of loopback that clients come from: one alone would run out of ports.</summary>
    private const int Sources = 16;

    private const int TcpLevel = 6;
    private const int TcpInfo = 11;
    private const int TcpClosed = 7;

    private Socket? _socket;
    private bool _hasLost;

    public int Id { get; } = id;

    public bool CanRead => IsResetByServer || (IsOpen && _socket!.Poll(0, SelectMode.SelectRead));

    public bool CanWrite => IsResetByServer || (IsOpen && _socket!.Poll(0, SelectMode.SelectWrite));

    public bool HasClientEnded { get; private set; }

    public bool HasClientClosed { get; private set; }

    public bool IsBroken { get; private set; }

    /// <summary>There is nothing between the two ends that could fail.</summary>
    public bool HasFailed => false;

    public bool IsResetByServer { get; private set; }

    /// <summary>A kernel does not tell.</summary>
    public bool HasLostAnswer => false;

    /// <summary>A reset of a unix socket loses nothing, and is no error to who reads.</summary>
    public bool IsUnix => _socket?.AddressFamily == AddressFamily.Unix;

    private bool IsOpen => _socket is not null && !HasClientClosed;

    /// <summary>False if nobody listens.</summary>
    public bool Connect(EndPoint address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified)
        {
            ReceiveBufferSize = plan.ReceiveBuffer,
            SendBufferSize = plan.SendBuffer,
        };
        try
        {
            if (address is IPEndPoint)
                _socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (Id % Sources))]), 0));
            _socket.Connect(address);
            _socket.Blocking = false;
            return true;
        }
        catch (SocketException error) when (
            error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable or SocketError.ConnectionReset)
        {
            Close();
            return false;
        }
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (!IsOpen || HasClientEnded || IsResetByServer)
            return bytes.Length;
        var count = _socket!.Send(bytes, SocketFlags.None, out var error);
        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            // A call that has sent a part keeps the error of the rest to itself, and the next read would see an end in its place.
            _hasLost |= count < bytes.Length && IsReset();
            return Math.Max(count, 0);
        }

        // What has come may still be read, and then the end.
        _hasLost = true;
        return bytes.Length;
    }

    public int Read(Span<byte> destination)
    {
        if (!IsOpen)
            return 0;
        var count = _socket!.Receive(destination, SocketFlags.None, out var error);
        if (error == SocketError.Success && (count > 0 || !_hasLost))
            return count;
        IsResetByServer = true;
        return 0;
    }

    public void End()
    {
        HasClientEnded = true;
        Try(() => _socket!.Shutdown(SocketShutdown.Send));
    }

    /// <summary>
    /// Where a handler waits for it to leave, it leaves by a reset: an end may stand behind more than the kernels hold.
    /// </summary>
    public void Close()
    {
        if (plan.Requests.Exists(request => request.Handler.AwaitsEnd))
            Reset();
        else
            Release();
    }

    public void Reset()
    {
        IsBroken = true;
        if (IsOpen)
            Try(() => _socket!.LingerState = new LingerOption(true, 0));
        Release();
    }

    public void Hurry()
    {
        if (IsOpen)
            Try(() => _socket!.ReceiveBufferSize = 128 * 1024);
    }

    private void Release()
    {
        HasClientEnded = HasClientClosed = true;
        _socket?.Dispose();
    }

    /// <summary>The state of a connection whose own side is open is closed only if it was reset (tcp(7), TCP_INFO).</summary>
    private bool IsReset()
    {
        Span<byte> state = stackalloc byte[1];
        return !IsUnix && _socket!.GetRawSocketOption(TcpLevel, TcpInfo, state) == 1 && state[0] == TcpClosed;
    }

    /// <summary>A socket that the server has reset has no options and no sides any more.</summary>
    private void Try(Action call)
    {
        try
        {
            call();
        }
        catch (SocketException)
        {
            _hasLost = true;
        }
    }
}
