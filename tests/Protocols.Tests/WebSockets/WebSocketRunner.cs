using System.Text;
using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

/// <summary>Reads the frames of one WebSocket as the server does, and writes down what happened.</summary>
internal sealed class WebSocketRunner(WebSocketConnection connection)
{
    private readonly StringBuilder _events = new();
    private readonly List<byte> _message = [];
    private bool _isInside;
    private bool _hasClosed;
    private bool _hasFailed;
    private int _ignored;

    /// <summary>The options of a case: its limits, and whether messages may be deflated.</summary>
    public static WebSocketRunner Start(string words)
    {
        var limits = new WebSocketLimits();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            limits = word.Split('=') switch
            {
                ["deflate"] => limits,
                ["message", var size] => limits with { Message = int.Parse(size) },
                ["fragments", var count] => limits with { Fragments = int.Parse(count) },
                _ => throw new FormatException($"There is no option {word}."),
            };
        }

        return new WebSocketRunner(new WebSocketConnection(limits, words.Contains("deflate", StringComparison.Ordinal)));
    }

    /// <summary>Cuts the input at these positions, in order; what comes after the last is received at the end.</summary>
    public string Run(byte[] input, IEnumerable<int> cuts)
    {
        var received = input.ToArray();
        var position = 0;
        foreach (var end in cuts.Append(received.Length))
        {
            position += ReadAll(received.AsSpan(position, end - position));
            if (_hasFailed)
                return _events.ToString().TrimEnd();
        }

        if (_ignored > 0)
            Write($"ignored {_ignored}", []);
        else if (!_hasClosed && (_isInside || position < received.Length))
            Write("more", []);
        return _events.ToString().TrimEnd();
    }

    private int ReadAll(Span<byte> input)
    {
        var used = 0;
        while (true)
        {
            var rest = input[used..];
            var happened = connection.Read(rest, out var consumed);
            if (happened == WebSocketEvent.NeedData && consumed == 0)
                return used;
            used += consumed;
            if (_hasClosed)
                _ignored += consumed;
            else
                Take(happened, rest, consumed);
            if (_hasFailed)
                return used;
        }
    }

    private void Take(WebSocketEvent happened, ReadOnlySpan<byte> rest, int consumed)
    {
        Assert.True(
            connection.DataStart + connection.DataLength <= consumed || !HasData(happened), "The data is not a part of what was used.");
        var data = HasData(happened) ? rest.Slice(connection.DataStart, connection.DataLength) : [];
        switch (happened)
        {
            case WebSocketEvent.NeedData:
                break;
            case WebSocketEvent.Data:
                _message.AddRange(data);
                break;
            case WebSocketEvent.EndOfMessage:
                Write((connection.IsDeflated ? "deflated " : "") + (connection.IsText ? "text" : "binary"), [.. _message]);
                _message.Clear();
                break;
            case WebSocketEvent.Ping or WebSocketEvent.Pong:
                Write(happened == WebSocketEvent.Ping ? "ping" : "pong", data);
                break;
            case WebSocketEvent.Close:
                _hasClosed = true;
                Write($"close {connection.CloseCode}", data);
                break;
            default:
                _hasFailed = true;
                Write($"error {connection.Error.Code} {connection.Error.Reason}", []);
                Assert.True(Encoding.UTF8.GetByteCount(connection.Error.Reason) <= WebSocketWriter.MaxReason);
                Assert.Equal(WebSocketEvent.Error, connection.Read(new byte[100], out _));
                break;
        }

        _isInside = connection.IsInMessage;
    }

    private static bool HasData(WebSocketEvent happened) =>
        happened is WebSocketEvent.Data or WebSocketEvent.Ping or WebSocketEvent.Pong or WebSocketEvent.Close;

    private void Write(string line, ReadOnlySpan<byte> data) =>
        _events.Append(line).Append(data.IsEmpty ? "" : " " + TranscriptBytes.Escape(data)).Append('\n');
}
