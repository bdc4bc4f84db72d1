using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>Reads the body of a request: by its length, or chunk by chunk (RFC 9112, sections 6 and 7.1).</summary>
internal sealed class Http1BodyReader(Limits limits)
{
    private static readonly ProtocolError TooManyTrailers = new(
        431, "there are more or longer trailer fields than the limits on header fields allow");

    private long _left;
    private long _total;
    private int _scanned;
    private int _trailerLines;
    private int _trailerBytes;

    public ProtocolError Error { get; private set; }

    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    /// <summary>The remaining bytes of the length, or of the current chunk.</summary>
    public long Left => _left;

    /// <summary>Clears the body, so that the reader equals a new one.</summary>
    public void Reset()
    {
        _left = _total = 0;
        _scanned = _trailerLines = _trailerBytes = 0;
        Error = default;
        DataStart = DataLength = 0;
    }

    /// <summary>Returns the state that follows the head. The reader has been reset before.</summary>
    public Http1State Start(Http1Head head)
    {
        if (head.IsChunked)
            return Http1State.ChunkSize;
        _left = Math.Max(head.ContentLength, 0);
        return _left > 0 ? Http1State.Length : Http1State.End;
    }

    /// <summary>Continues to read in a state of the body, and sets the state that follows.</summary>
    public ProtocolEvent Read(ref Http1State state, Span<byte> input, out int consumed)
    {
        consumed = 0;
        while (true)
        {
            var rest = input[consumed..];
            switch (state)
            {
                case Http1State.Length or Http1State.ChunkData:
                    return TakeData(ref state, rest, ref consumed);
                case Http1State.End:
                    state = Http1State.Done;
                    return ProtocolEvent.EndOfMessage;
                case Http1State.Failed:
                    return ProtocolEvent.Error;
                default:
                    var used = state == Http1State.ChunkEnd ? ReadChunkEnd(ref state, rest) : ReadLine(ref state, rest);
                    if (used == 0 && state != Http1State.Failed)
                        return ProtocolEvent.NeedData;
                    consumed += used;
                    break;
            }
        }
    }

    private ProtocolEvent TakeData(ref Http1State state, ReadOnlySpan<byte> rest, ref int consumed)
    {
        if (rest.IsEmpty)
            return ProtocolEvent.NeedData;
        DataStart = consumed;
        DataLength = (int)Math.Min(rest.Length, _left);
        consumed += DataLength;
        _left -= DataLength;
        if (_left == 0)
            state = state == Http1State.Length ? Http1State.End : Http1State.ChunkEnd;
        return ProtocolEvent.Data;
    }

    /// <summary>
    /// Reads a line of the framing. Returns the number of bytes used, or 0 if it is incomplete, or fails. A line that is too
    /// long fails before it ends.
    /// </summary>
    private int ReadLine(ref Http1State state, Span<byte> rest)
    {
        var end = rest[_scanned..].IndexOf((byte)'\n');
        var length = end < 0 ? rest.Length : _scanned + end + 1;
        if (CheckLength(state, length) is { } tooLong)
            return Fail(ref state, tooLong);
        _scanned = end < 0 ? length : 0;
        if (end < 0)
            return 0;
        if (length == 1 || rest[length - 2] != '\r')
            return Fail(ref state, new(400, "a line of a chunked body ends with LF alone"));
        var line = rest[..(length - 2)];
        var error = state == Http1State.ChunkSize ? ReadSize(ref state, line) : ReadTrailer(ref state, line);
        return error is { } malformed ? Fail(ref state, malformed) : length;
    }

    private ProtocolError? CheckLength(Http1State state, int length)
    {
        if (state == Http1State.Trailers)
            return length <= limits.Fields - _trailerBytes ? null : TooManyTrailers;
        return length <= WireNumber.MaxHexDigits + limits.ChunkExtension + 2 ? null : new(400, "the line of a chunk size is too long");
    }

    /// <summary>
    /// Reads the CRLF after the data of a chunk. Returns the number of bytes used, or 0 if it is incomplete, or fails if
    /// something else is there.
    /// </summary>
    private int ReadChunkEnd(ref Http1State state, ReadOnlySpan<byte> rest)
    {
        if ((rest.Length > 0 && rest[0] != '\r') || (rest.Length > 1 && rest[1] != '\n'))
            return Fail(ref state, new(400, "a chunk does not end with CRLF where its size says"));
        if (rest.Length < 2)
            return 0;
        state = Http1State.ChunkSize;
        return 2;
    }

    private ProtocolError? ReadSize(ref Http1State state, ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny(" \t;"u8);
        var digits = end < 0 ? line : line[..end];
        if (!WireNumber.TryParseHex(digits, out _left))
            return new(400, "a chunk size is not 1 to 16 hexadecimal digits");
        if (line.Length - digits.Length > limits.ChunkExtension)
            return new(400, $"the extensions of a chunk are longer than {limits.ChunkExtension} bytes");
        if (!AreExtensions(line[digits.Length..]))
            return new(400, "the text after the size of a chunk is not an extension");
        if (_left > limits.Body - _total)
            return new(413, $"the body is longer than {limits.Body} bytes");
        _total += _left;
        state = _left == 0 ? Http1State.Trailers : Http1State.ChunkData;
        return null;
    }

    /// <summary>
    /// They have no meaning for us, but a reader that ends them elsewhere would see another body (RFC 9112, section 7.1.1).
    /// </summary>
    private static bool AreExtensions(ReadOnlySpan<byte> text)
    {
        var scanner = new FieldScanner(text);
        return scanner.TryTakeParameters(mayLackValue: true, out _) && scanner.IsAtEnd;
    }

    private ProtocolError? ReadTrailer(ref Http1State state, Span<byte> line)
    {
        if (line.IsEmpty)
        {
            state = Http1State.End;
            return null;
        }

        _trailerBytes += line.Length + 2;
        if (++_trailerLines > limits.FieldCount)
            return TooManyTrailers;
        if (Http1FieldLine.Read(line, out var field, out _) is { } error)
            return new(400, "in the trailers, " + error);
        return Http1Trailers.IsForbidden(line[..field.NameLength])
            ? new(400, "a trailer field is one that must be known before the body")
            : null;
    }

    private int Fail(ref Http1State state, ProtocolError error)
    {
        Error = error;
        state = Http1State.Failed;
        return 0;
    }
}
