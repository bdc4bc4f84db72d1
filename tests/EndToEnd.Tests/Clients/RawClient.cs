using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Adapters.EndToEnd.Tests.Clients;

/// <summary>A client that sends exactly the bytes that the test gives it, and reads exactly what comes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    private RawClient(Socket socket) => _socket = socket;

    /// <summary>The client's end, as the server's log names it; empty over a unix socket.</summary>
    public string Name => _socket.LocalEndPoint is IPEndPoint address ? address.ToString() : "";

    /// <param name="address">As the server prints it: a URI, or unix: and a path.</param>
    /// <param name="receiveBuffer">Bytes that the kernel keeps for a slow reader; 0 for the usual.</param>
    public static async Task<RawClient> ConnectAsync(string address, int receiveBuffer = 0)
    {
        var (family, endPoint) = Resolve(address);
        var socket = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        if (receiveBuffer > 0)
            socket.ReceiveBufferSize = receiveBuffer;
        if (family == AddressFamily.InterNetwork)
            socket.NoDelay = true;
        await socket.ConnectAsync(endPoint);
        return new RawClient(socket);
    }

    /// <summary>One GET on a connection of its own.</summary>
    public static async Task<Answer> AskAsync(string address, string path)
    {
        using var client = await ConnectAsync(address);
        await client.SendAsync($"GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        return await client.ReadAnswerAsync();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes).AsTask().WaitAsync(Deadline.Usual)..];
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
    public async Task<Answer> ReadAnswerAsync(bool hasBody = true)
    {
        var head = await ReadHeadAsync();
        if (!hasBody || head.Status is < 200 or 204 or 304)
            return head;
        if (head["transfer-encoding"] == "chunked")
            return head.With(await ReadChunksAsync());
        return head.With(head["content-length"] is { } length ? await ReadBytesAsync(int.Parse(length)) : await ReadToEndAsync());
    }

    /// <summary>Takes what is there, and waits for as long as nothing is: 0 at the end, and after a reset.</summary>
    public async Task<int> ReceiveAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        try
        {
            return await _socket.ReceiveAsync(destination, cancellation);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
    }

    /// <summary>What comes until the server closes; a reset is an end too.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        while (await FillAsync())
        {
        }

        return Take(_end - _start);
    }

    /// <summary>Reads on until the bytes that have come hold <paramref name="text"/>.</summary>
    public async Task ReadUntilAsync(string text)
    {
        while (_buffer.AsSpan(_start, _end - _start).IndexOf(Encoding.Latin1.GetBytes(text)) < 0)
            await FillOrThrowAsync();
    }

    /// <summary>The server closes, and sends nothing more before.</summary>
    public async Task<bool> IsClosedByServerAsync() => (await ReadToEndAsync()).Length == 0;

    /// <summary>Whether the server has ended the connection by the time that a step is tried.</summary>
    public static async Task<bool> HasEndedAsync(Func<Task> step)
    {
        try
        {
            await step();
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

    private async Task<Answer> ReadHeadAsync()
    {
        var lines = new List<string>();
        while (await ReadLineAsync() is { Length: > 0 } line)
            lines.Add(line);
        return Answer.ParseHead(lines);
    }

    private async Task<byte[]> ReadChunksAsync()
    {
        var body = new MemoryStream();
        while (Convert.ToInt32(await ReadLineAsync(), 16) is > 0 and var size)
        {
            body.Write(await ReadBytesAsync(size));
            await ReadLineAsync();
        }

        await ReadLineAsync();
        return body.ToArray();
    }

    private async Task<string> ReadLineAsync()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
            await FillOrThrowAsync();
        var line = Encoding.Latin1.GetString(_buffer, _start, length);
        _start += length + 2;
        return line;
    }

    private async Task<byte[]> ReadBytesAsync(int count)
    {
        while (_end - _start < count)
            await FillOrThrowAsync();
        return Take(count);
    }

    private byte[] Take(int count)
    {
        var bytes = _buffer.AsSpan(_start, count).ToArray();
        _start += count;
        return bytes;
    }

    private async Task FillOrThrowAsync()
    {
        if (!await FillAsync())
            throw new EndOfStreamException($"The server closed after: {Encoding.Latin1.GetString(_buffer, _start, _end - _start)}");
    }

    /// <summary>Whether something came before the end; a reset is an end too.</summary>
    private async Task<bool> FillAsync()
    {
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_end)).AsTask().WaitAsync(Deadline.Usual);
            _end += count;
            return count > 0;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return false;
        }
    }
}
