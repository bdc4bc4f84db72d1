using System.Text;
using Adapters.Protocols.Tests;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>A client over memory, on the thread of the test: sends frames in the notation of the transcripts, and reads them.</summary>
internal sealed class WebSocketPeer
{
    private readonly LoopedServer _server;
    private readonly FrameReader _frames = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    public WebSocketPeer(LoopedServer server, string? request = null)
    {
        _server = server;
        Link = server.Connect();
        Link.Write(Encoding.Latin1.GetBytes(request ?? Handshake()));
        server.Turn();
        Head = ReadHead();
    }

    public MemoryClient Link { get; }

    /// <summary>The head of the answer to the handshake.</summary>
    public string Head { get; }

    public bool HasEnded => Link.HasEnded;

    public static string Handshake(string path = "/", string fields = "") =>
        $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{fields}\r\n";

    public void Send(string frames)
    {
        Link.Write(TranscriptBytes.Parse(frames));
        _server.Turn();
    }

    /// <summary>Sends, and returns what came back.</summary>
    public string Ask(string frames)
    {
        Send(frames);
        return Read();
    }

    /// <summary>The frames that have come, one word each: <c>text a, close 1000</c>.</summary>
    public string Read() => string.Join(", ", ReadAll());

    public List<string> ReadAll()
    {
        int count;
        do
        {
            _server.Turn();
            count = Link.Read(_buffer);
            _frames.Add(_buffer.AsSpan(0, count));
        }
        while (count > 0);
        return _frames.Take();
    }

    private string ReadHead()
    {
        var text = new StringBuilder();
        for (var turns = 0; turns < 100 && !text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal); turns++)
        {
            // Byte by byte: frames may follow.
            var count = Link.Read(_buffer.AsSpan(0, 1));
            text.Append(Encoding.Latin1.GetString(_buffer, 0, count));
            turns = count > 0 ? 0 : turns;
            if (count == 0)
                _server.Turn();
        }

        return text.ToString();
    }
}
