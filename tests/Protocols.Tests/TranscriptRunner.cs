using System.Text;

namespace Adapters.Protocols.Tests;

/// <summary>Reads the bytes of one connection as the server does, and writes down what happened.</summary>
/// <param name="protocol">What reads them.</param>
/// <param name="keepsAlive">A connection may carry a request after the first.</param>
internal abstract class TranscriptRunner(ServerProtocol protocol, bool keepsAlive)
{
    private readonly StringBuilder _events = new();
    private readonly List<byte> _data = [];
    private bool _isInside;
    private bool _hasEnded;
    private bool _hasFailed;

    /// <summary>Cuts the input at these positions, in order; what comes after the last is received at the end.</summary>
    public string Run(byte[] input, IEnumerable<int> cuts)
    {
        var received = input.ToArray();
        var position = 0;
        foreach (var end in cuts.Append(received.Length))
        {
            position += ReadAll(received.AsSpan(position, end - position));
            if (_hasFailed)
                break;
        }

        FlushData();
        if (_hasEnded && position < received.Length)
            Write($"ignored {received.Length - position}");
        else if (!_hasFailed && (_isInside || position < received.Length))
            Write("more");
        return _events.ToString().TrimEnd();
    }

    protected abstract void WriteHead(ReadOnlySpan<byte> input);

    protected void Write(string line) => _events.Append(line).Append('\n');

    private int ReadAll(Span<byte> input)
    {
        var used = 0;
        while (true)
        {
            var rest = input[used..];
            var happened = protocol.Read(rest, out var consumed);
            if (happened == ProtocolEvent.NeedData && consumed == 0)
            {
                Assert.Equal(ProtocolEvent.NeedData, protocol.Read(rest, out consumed));
                Assert.Equal(0, consumed);
                return used;
            }

            Take(happened, rest, consumed);
            used += consumed;
            if (_hasFailed)
                return used;
        }
    }

    private void Take(ProtocolEvent happened, ReadOnlySpan<byte> rest, int consumed)
    {
        if (happened == ProtocolEvent.Data)
        {
            Assert.True(
                protocol.DataLength > 0 && protocol.DataStart + protocol.DataLength <= consumed,
                "The data is not a part of what was used.");
            _data.AddRange(rest.Slice(protocol.DataStart, protocol.DataLength));
            return;
        }

        if (happened == ProtocolEvent.NeedData)
            return;
        FlushData();
        switch (happened)
        {
            case ProtocolEvent.Request:
                _isInside = true;
                WriteHead(rest[..consumed]);
                break;
            case ProtocolEvent.EndOfMessage:
                _isInside = false;
                Write("end");
                _hasEnded = !keepsAlive;
                if (keepsAlive)
                    protocol.Reset();
                break;
            default:
                _hasFailed = true;
                Write($"error {protocol.Error.Status} {protocol.Error.Reason}");
                Assert.Equal(ProtocolEvent.Error, protocol.Read("GET / HTTP/1.1\r\nhost: a\r\n\r\n"u8.ToArray(), out _));
                break;
        }
    }

    private void FlushData()
    {
        if (_data.Count > 0)
            Write("data " + TranscriptBytes.Escape([.. _data]));
        _data.Clear();
    }
}
