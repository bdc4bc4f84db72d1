using System.Net;
using System.Net.Sockets;
using Adapters.Server.Binding;

namespace Adapters.Server.Tests.Transports;

/// <summary>A blocking socket with a small receive buffer, so that a server soon finds it full.</summary>
internal sealed class SocketClient(Socket socket) : TestClient
{
    public Socket Socket => socket;

    public static EndPoint AddressOf(Bind bind) => bind.Path is not null
        ? new UnixDomainSocketEndPoint(bind.Path)
        : new IPEndPoint(IPAddress.Parse(bind.Host!), bind.Port);

    public static SocketClient Connect(EndPoint address)
    {
        var client = Make(address);
        client.Socket.Connect(address);
        return client;
    }

    /// <summary>A socket that is not connected yet.</summary>
    public static SocketClient Make(EndPoint address) => new(
        new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified)
        {
            ReceiveBufferSize = 8 * 1024,
            ReceiveTimeout = (int)Patience.Limit.TotalMilliseconds,
            SendTimeout = (int)Patience.Limit.TotalMilliseconds,
        });

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        for (var rest = bytes; !rest.IsEmpty;)
            rest = rest[socket.Send(rest)..];
    }

    public override int Read(Span<byte> destination)
    {
        var count = socket.Receive(destination, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success => count,
            SocketError.ConnectionReset => -1,
            _ => throw new SocketException((int)error),
        };
    }

    public override void End() => socket.Shutdown(SocketShutdown.Send);

    public override void Reset() => socket.Close(0);

    public override void Close() => socket.Dispose();
}
