using System.Text;
using Adapters.Protocols.Http1;
using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

/// <summary>Reads the head of a request over HTTP/1.1, and writes down what its WebSocket handshake is worth.</summary>
internal static class HandshakeRunner
{
    public static string Run(byte[] input, IEnumerable<int> cuts)
    {
        var connection = new Http1Connection(new Limits());
        foreach (var end in cuts.Append(input.Length))
        {
            var happened = connection.Read(input.AsSpan(0, end), out _);
            if (happened == ProtocolEvent.Request)
                return Describe(connection.Head, input);
            Assert.Equal(ProtocolEvent.NeedData, happened);
        }

        return "more";
    }

    private static string Describe(Http1Head head, byte[] input)
    {
        var handshake = new WebSocketHandshake();
        var isWanted = false;
        foreach (var field in head.Fields.AsSpan(0, head.FieldCount))
        {
            var name = input.AsSpan(field.NameStart, field.NameLength);
            isWanted |= name.SequenceEqual("upgrade"u8) && WebSocketHandshake.IsWanted(field.Value(input));
            handshake.Inspect(name, field.Value(input));
        }

        if (!head.Upgrade || !isWanted)
            return "none";
        if (handshake.Finish(head.Method, head.HasBody) is { } error)
            return $"error {error.Status} {error.Reason}";
        Span<byte> accept = stackalloc byte[WebSocketHandshake.AcceptLength];
        handshake.WriteAccept(accept);
        var protocols = handshake.Protocols.Count == 0 ? "" : "\nprotocols " + string.Join(' ', handshake.Protocols);
        return "accept " + Encoding.ASCII.GetString(accept) + protocols;
    }
}
