using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Adapters.EndToEnd.Tests.Clients;

/// <summary>A client that sends exactly the bytes it is told to, and reads exactly what comes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    private RawClient(Socket socket)
    {
        _socket = socket;
        _socket.ReceiveTimeout = _socket.SendTimeout = (int)Deadline.Usual.TotalMilliseconds;
    }

    /// <summary>The client's end, as the server's log names it; empty over a unix socket.</summary>
    public string Name => _socket.LocalEndPoint is IPEndPoint address ? address.ToString() : "";

    /// <param name="address">As the server prints it: a URI, or unix: and a path.</param>
    /// <param name="receiveBuffer">Bytes that the kernel keeps for a slow reader; 0 for the usual.</param>
    public static RawClient Connect(string address, int receiveBuffer = 0)
    {
        var (family, endPoint) = Resolve(address);
        var socket = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        if (receiveBuffer > 0)
            socket.ReceiveBufferSize = receiveBuffer;
        if (family == AddressFamily.InterNetwork)
            socket.NoDelay = true;
        socket.Connect(endPoint);
        return new RawClient(socket);
    }

    /// <summary>One GET on a connection of its own.</summary>
    public static Answer Ask(string address, string path)
    {
        using var client = Connect(address);
        client.Send($"GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        return client.ReadAnswer();
    }

    public void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Sends what the peer has room for at once: the number of bytes.</summary>
    public int SendWhatFits(ReadOnlySpan<byte> bytes)
    {
        _socket.Blocking = false;
        try
        {
            var count = _socket.Send(bytes, SocketFlags.None, out var error);
            return error is SocketError.Success or SocketError.WouldBlock ? count : throw new SocketException((int)error);
        }
        finally
        {
            _socket.Blocking = true;
        }
    }

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Leaves with a reset instead of an orderly end.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>The next response, whole; <paramref name="hasBody"/> is false for the answer to a HEAD.</summary>
    public Answer ReadAnswer(bool hasBody = true)
    {
        var head = ReadHead();
        if (!hasBody || head.Status is < 200 or 204 or 304)
            return head;
        if (head["transfer-encoding"] == "chunked")
            return head.With(ReadChunks());
        return head.With(head["content-length"] is { } length ? ReadBytes(int.Parse(length)) : ReadToEnd());
    }

    /// <summary>What comes until the server closes; a reset is an end too.</summary>
    public byte[] ReadToEnd()
    {
        while (Fill())
        {
        }

        return Take(_end - _start);
    }

    /// <summary>Reads on until the bytes that have come hold <paramref name="text"/>.</summary>
    public void ReadUntil(string text)
    {
        while (_buffer.AsSpan(_start, _end - _start).IndexOf(Encoding.Latin1.GetBytes(text)) < 0)
            FillOrThrow();
    }

    /// <summary>The server closes, and sends nothing more before.</summary>
    public bool IsClosedByServer() => ReadToEnd().Length == 0;

    /// <summary>Whether the server has ended the connection by the time that a step is tried.</summary>
    public bool HasEnded(Action step)
    {
        try
        {
            step();
            return false;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            return true;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static (AddressFamily Family, EndPoint EndPoint) Resolve(string address)
    {
        if (address.StartsWith("unix:", StringComparison.Ordinal))
            return (AddressFamily.Unix, new UnixDomainSocketEndPoint(address["unix:".Length..]));
        var uri = new Uri(address);
        return (AddressFamily.InterNetwork, new IPEndPoint(IPAddress.Parse(uri.Host), uri.Port));
    }

    private Answer ReadHead()
    {
        var lines = new List<string>();
        while (ReadLine() is { Length: > 0 } line)
            lines.Add(line);
        return Answer.ParseHead(lines);
    }

    private byte[] ReadChunks()
    {
        var body = new MemoryStream();
        while (Convert.ToInt32(ReadLine(), 16) is > 0 and var size)
        {
            body.Write(ReadBytes(size));
            ReadLine();
        }

        ReadLine();
        return body.ToArray();
    }

    private string ReadLine()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
            FillOrThrow();
        var line = Encoding.Latin1.GetString(_buffer, _start, length);
        _start += length + 2;
        return line;
    }

    private byte[] ReadBytes(int count)
    {
        while (_end - _start < count)
            FillOrThrow();
        return Take(count);
    }

    private byte[] Take(int count)
    {
        var bytes = _buffer.AsSpan(_start, count).ToArray();
        _start += count;
        return bytes;
    }

    private void FillOrThrow()
    {
        if (!Fill())
            throw new EndOfStreamException($"The server closed after: {Encoding.Latin1.GetString(_buffer, _start, _end - _start)}");
    }

    private bool Fill()
    {
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = _socket.Receive(_buffer.AsSpan(_end), SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.ConnectionReset))
            throw new SocketException((int)error);
        _end += Math.Max(count, 0);
        return count > 0;
    }
}
