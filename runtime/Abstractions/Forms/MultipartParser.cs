using System.Text;

namespace Adapters;

/// <summary>
/// Splits a multipart body (RFC 2046, section 5.1; RFC 7578) into the heads and contents of its parts. It sees only bytes: the caller
/// keeps what is not consumed, and adds to it.
/// </summary>
/// <param name="boundary">The boundary of the content type.</param>
internal sealed class MultipartParser(string boundary)
{
    /// <summary>The head of a part has a name, a file name and a content type.</summary>
    private const int LongestHead = 16 * 1024;

    /// <summary>Spaces may follow a boundary, but not many.</summary>
    private const int LongestPadding = 64;

    private readonly byte[] _delimiter = Encoding.Latin1.GetBytes("\r\n--" + boundary);
    private State _state = State.Start;

    private enum State
    {
        Start,
        Preamble,
        Delimiter,
        Head,
        Content,
        End,
    }

    /// <summary>Reads what comes next.</summary>
    /// <param name="input">The bytes that are not consumed yet.</param>
    /// <param name="consumed">The number of bytes that have been read.</param>
    /// <param name="length">The length of the head or content, from the start of the input.</param>
    /// <exception cref="FormException">The body is malformed.</exception>
    public MultipartEvent Read(ReadOnlySpan<byte> input, out int consumed, out int length)
    {
        consumed = 0;
        length = 0;
        if (_state == State.Start && !TryStart(input, ref consumed))
            return MultipartEvent.NeedsMore;
        if (_state == State.Preamble && !TrySkipPreamble(input, ref consumed))
            return MultipartEvent.NeedsMore;
        if (_state == State.Delimiter && !TryReadDelimiter(input, ref consumed))
            return MultipartEvent.NeedsMore;
        return _state switch
        {
            State.Head => ReadHead(input, ref consumed, ref length),
            State.Content => ReadContent(input, ref consumed, ref length),
            _ => MultipartEvent.End,
        };
    }

    /// <summary>The first delimiter may be at the very start, without the line end that belongs to it elsewhere.</summary>
    private bool TryStart(ReadOnlySpan<byte> input, ref int consumed)
    {
        var first = _delimiter.AsSpan(2);
        if (input.Length < first.Length && first.StartsWith(input))
            return false;
        var isHere = input.StartsWith(first);
        consumed = isHere ? first.Length : 0;
        _state = isHere ? State.Delimiter : State.Preamble;
        return true;
    }

    private bool TrySkipPreamble(ReadOnlySpan<byte> input, ref int consumed)
    {
        var at = input.IndexOf(_delimiter);
        consumed = at < 0 ? ContentLength(input) : at + _delimiter.Length;
        if (at >= 0)
            _state = State.Delimiter;
        return at >= 0;
    }

    /// <summary>Reads what follows the boundary: a line end, or two hyphens for the last one.</summary>
    private bool TryReadDelimiter(ReadOnlySpan<byte> input, ref int consumed)
    {
        var rest = input[consumed..];
        var line = rest.TrimStart(" \t"u8);
        if (rest.Length - line.Length > LongestPadding)
            throw Malformed("a boundary is followed by too many spaces");
        if (line.Length < 2)
            return false;
        _state = line.StartsWith("--"u8) ? State.End
            : line.StartsWith("\r\n"u8) ? State.Head
            : throw Malformed("a boundary is not followed by a line end");
        consumed += rest.Length - line.Length + 2;
        return true;
    }

    private MultipartEvent ReadHead(ReadOnlySpan<byte> input, ref int consumed, ref int length)
    {
        // The end of a delimiter and the head are consumed apart, so that a head always begins at the start of the input.
        if (consumed > 0)
            return MultipartEvent.NeedsMore;
        var isEmpty = input.StartsWith("\r\n"u8);
        var end = isEmpty ? 0 : input.IndexOf("\r\n\r\n"u8);
        if (end > LongestHead || (end < 0 && input.Length > LongestHead))
            throw Malformed("the head of a part is too long");
        if (end < 0)
            return MultipartEvent.NeedsMore;
        _state = State.Content;
        length = end;
        consumed = isEmpty ? 2 : end + 4;
        return MultipartEvent.Head;
    }

    private MultipartEvent ReadContent(ReadOnlySpan<byte> input, ref int consumed, ref int length)
    {
        var at = input.IndexOf(_delimiter);
        if (at == 0)
        {
            _state = State.Delimiter;
            consumed = _delimiter.Length;
            return MultipartEvent.PartEnd;
        }

        length = consumed = at > 0 ? at : ContentLength(input);
        return length > 0 ? MultipartEvent.Content : MultipartEvent.NeedsMore;
    }

    /// <summary>Returns how much of an input without a delimiter is content: the end of it may be the start of one.</summary>
    private int ContentLength(ReadOnlySpan<byte> input)
    {
        for (var start = Math.Max(0, input.Length - _delimiter.Length + 1); start < input.Length; start++)
        {
            if (_delimiter.AsSpan().StartsWith(input[start..]))
                return start;
        }

        return input.Length;
    }

    private static FormException Malformed(string detail) => new(400, $"is not valid multipart/form-data: {detail}");
}
