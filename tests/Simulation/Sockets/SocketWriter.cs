using System.Text;
using Adapters.Protocols.Tests.WebSockets;

namespace Adapters.Simulation.Sockets;

/// <summary>The bytes that a client of a WebSocket sends, one piece of its plan after the other.</summary>
internal sealed class SocketWriter(SocketPlan plan)
{
    private readonly List<byte> _bytes = [.. Encoding.ASCII.GetBytes(
        $"GET {plan.Path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")];

    /// <summary>The number of messages that were begun.</summary>
    public int Messages { get; private set; }

    public bool HasClosed { get; private set; }

    public bool IsEmpty => _bytes.Count == 0;

    /// <summary>The next bytes to write.</summary>
    public byte[] Next() => [.. plan.LongestPiece > 0 ? _bytes.Take(plan.LongestPiece) : _bytes];

    public void Advance(int count) => _bytes.RemoveRange(0, count);

    public void AddMessage()
    {
        var payload = plan.Message(Messages);
        var kind = plan.IsText(Messages) ? "text" : "binary";
        Messages++;
        if (plan.Pings)
            FrameBytes.Add(_bytes, ["ping"], [.. Encoding.ASCII.GetBytes(plan.Nonce)]);
        if (plan.Fragment == 0)
        {
            FrameBytes.Add(_bytes, [kind], [.. payload]);
            return;
        }

        // No more than a hundred: small fragments of a long message would be as many steps.
        var size = Math.Max(plan.Fragment, payload.Length / 100);
        for (var start = 0; start < payload.Length; start += size)
            FrameBytes.Add(
                _bytes, start + size < payload.Length ? [start == 0 ? kind : "cont", "more"] : [start == 0 ? kind : "cont"],
                [.. payload.Skip(start).Take(size)]);
    }

    public void AddClose(int code)
    {
        HasClosed = true;
        FrameBytes.Add(_bytes, ["close"], [(byte)(code >> 8), (byte)code]);
    }

    public void AddMistake()
    {
        HasClosed = true;
        FrameBytes.Add(_bytes, ["text", "bare"], [(byte)'x']);
    }
}
