using System.Text;
using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Tests;

/// <summary>Reads the bytes of one connection as the server does, and writes down what happened.</summary>
internal abstract class TranscriptRunner
{
    private readonly StringBuilder _events = new();
    private readonly List<byte> _data = [];
    private bool _isInside;
    private bool _hasEnded;
    private bool _hasFailed;

    protected abstract ProtocolError Error { get; }

    protected abstract int DataStart { get; }

    protected abstract int DataLength { get; }

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

    protected abstract Http1EventType Read(Span<byte> input, out int consumed);

    /// <summary>Goes on to the next request: false if the connection carries one only.</summary>
    protected abstract bool StartNext();

    protected abstract void WriteHead(ReadOnlySpan<byte> input);

    protected void Write(string line) => _events.Append(line).Append('\n');

    private int ReadAll(Span<byte> input)
    {
        var used = 0;
        while (true)
        {
            var rest = input[used..];
            var happened = Read(rest, out var consumed);
            if (happened == Http1EventType.NeedData && consumed == 0)
            {
                Assert.Equal(Http1EventType.NeedData, Read(rest, out consumed));
                Assert.Equal(0, consumed);
                return used;
            }

            Take(happened, rest, consumed);
            used += consumed;
            if (_hasFailed)
                return used;
        }
    }

    private void Take(Http1EventType happened, ReadOnlySpan<byte> rest, int consumed)
    {
        if (happened == Http1EventType.Data)
        {
            Assert.True(DataLength > 0 && DataStart + DataLength <= consumed, "The data is not a part of what was used.");
            _data.AddRange(rest.Slice(DataStart, DataLength));
            return;
        }

        if (happened == Http1EventType.NeedData)
            return;
        FlushData();
        switch (happened)
        {
            case Http1EventType.Request:
                _isInside = true;
                WriteHead(rest[..consumed]);
                break;
            case Http1EventType.EndOfMessage:
                _isInside = false;
                Write("end");
                _hasEnded = !StartNext();
                break;
            default:
                _hasFailed = true;
                Write($"error {Error.Status} {Error.Reason}");
                Assert.Equal(Http1EventType.Error, Read("GET / HTTP/1.1\r\nhost: a\r\n\r\n"u8.ToArray(), out _));
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
