using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>Reads the body of a request: by its length, or chunk by chunk (RFC 9112, sections 6 and 7.1).</summary>
internal sealed class Http1BodyReader(Limits limits)
{
    private long _left;
    private long _total;
    private int _scanned;
    private int _trailerLines;
    private int _trailerBytes;

    public Http1State State { get; private set; } = Http1State.Done;

    public ProtocolError Error { get; private set; }

    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    /// <summary>The bytes that are certain to follow.</summary>
    public long Left => State is Http1State.Length or Http1State.ChunkData ? _left : 0;

    /// <summary>Forgets the body: nothing tells the reader from a new one.</summary>
    public void Reset()
    {
        _left = _total = 0;
        _scanned = _trailerLines = _trailerBytes = 0;
        State = Http1State.Done;
        Error = default;
        DataStart = DataLength = 0;
    }

    public void Start(Http1Head head)
    {
        _left = head.ContentLength;
        _total = 0;
        _scanned = _trailerLines = _trailerBytes = 0;
        State = head.IsChunked ? Http1State.ChunkSize : _left > 0 ? Http1State.Length : Http1State.End;
    }

    public Http1EventType Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        while (true)
        {
            var rest = input[consumed..];
            switch (State)
            {
                case Http1State.Length or Http1State.ChunkData:
                    return TakeData(rest, ref consumed);
                case Http1State.ChunkSize or Http1State.ChunkEnd or Http1State.Trailers:
                    var used = State == Http1State.ChunkEnd ? ReadChunkEnd(rest) : ReadLine(rest);
                    consumed += Math.Max(used, 0);
                    if (used <= 0)
                        return used < 0 ? Http1EventType.Error : Http1EventType.NeedData;
                    break;
                case Http1State.End:
                    State = Http1State.Done;
                    return Http1EventType.EndOfMessage;
                default:
                    return Http1EventType.NeedData;
            }
        }
    }

    private Http1EventType TakeData(ReadOnlySpan<byte> rest, ref int consumed)
    {
        if (rest.IsEmpty)
            return Http1EventType.NeedData;
        DataStart = consumed;
        DataLength = (int)Math.Min(rest.Length, _left);
        consumed += DataLength;
        _left -= DataLength;
        if (_left == 0)
            State = State == Http1State.Length ? Http1State.End : Http1State.ChunkEnd;
        return Http1EventType.Data;
    }

    /// <summary>Reads a line of the framing: the bytes it used, 0 if it is not whole, -1 if it is malformed or too long, ended or not.</summary>
    private int ReadLine(Span<byte> rest)
    {
        var end = rest[_scanned..].IndexOf((byte)'\n');
        var length = end < 0 ? rest.Length : _scanned + end + 1;
        if (!CheckLength(length))
            return -1;
        _scanned = end < 0 ? length : 0;
        if (end < 0)
            return 0;
        if (length == 1 || rest[length - 2] != '\r')
            return Fail(400, "a line of a chunked body ends with LF alone");
        var line = rest[..(length - 2)];
        var isGood = State == Http1State.ChunkSize ? ReadSize(line) : ReadTrailer(line);
        return isGood ? length : -1;
    }

    private bool CheckLength(int length)
    {
        if (State == Http1State.Trailers)
            return length <= limits.Fields - _trailerBytes || RefuseTrailers();
        return length <= Http1Number.MaxHexDigits + limits.ChunkExtension + 2 || Refuse(400, "the line of a chunk size is too long");
    }

    /// <summary>The CRLF behind the data of a chunk: the bytes it used, 0 if it is not whole, -1 if something else is there.</summary>
    private int ReadChunkEnd(ReadOnlySpan<byte> rest)
    {
        if ((rest.Length > 0 && rest[0] != '\r') || (rest.Length > 1 && rest[1] != '\n'))
            return Fail(400, "a chunk does not end with CRLF where its size says");
        if (rest.Length < 2)
            return 0;
        State = Http1State.ChunkSize;
        return 2;
    }

    private bool ReadSize(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny(" \t;"u8);
        var digits = end < 0 ? line : line[..end];
        if (!Http1Number.TryParseHex(digits, out _left))
            return Refuse(400, "a chunk size is not 1 to 16 hexadecimal digits");
        if (line.Length - digits.Length > limits.ChunkExtension)
            return Refuse(400, $"the extensions of a chunk are longer than {limits.ChunkExtension} bytes");
        if (!AreExtensions(line[digits.Length..]))
            return Refuse(400, "what follows the size of a chunk is not an extension");
        if (_left > limits.Body - _total)
            return Refuse(413, $"the body is longer than {limits.Body} bytes");
        _total += _left;
        State = _left == 0 ? Http1State.Trailers : Http1State.ChunkData;
        return true;
    }

    /// <summary>They mean nothing to us, but a reader that ends them elsewhere would see another body (RFC 9112, section 7.1.1).</summary>
    private static bool AreExtensions(ReadOnlySpan<byte> text)
    {
        var scanner = new FieldScanner(text);
        return scanner.TryTakeParameters(mayLackValue: true, out _) && scanner.IsAtEnd;
    }

    private bool ReadTrailer(Span<byte> line)
    {
        if (line.IsEmpty)
        {
            State = Http1State.End;
            return true;
        }

        _trailerBytes += line.Length + 2;
        if (++_trailerLines > limits.FieldCount)
            return RefuseTrailers();
        if (Http1FieldLine.Read(line, out var field, out _) is { } error)
            return Refuse(400, "in the trailers, " + error);
        return !Http1Trailers.IsForbidden(line[..field.NameLength])
            || Refuse(400, "a trailer field is one that must be known before the body");
    }

    private bool RefuseTrailers() => Refuse(431, "the trailer fields are more or longer than header fields may be");

    private bool Refuse(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        State = Http1State.Failed;
        return false;
    }

    private int Fail(int status, string reason)
    {
        Refuse(status, reason);
        return -1;
    }
}
