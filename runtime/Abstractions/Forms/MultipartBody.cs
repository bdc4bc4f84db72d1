namespace Adapters;

/// <summary>
/// Reads the parts of a multipart body one after another. It holds the bytes that have arrived and are not yet read, and no more of a
/// part than that.
/// </summary>
internal sealed class MultipartBody(BodySource source, string boundary, FormLimitsAttribute limits)
{
    private readonly MultipartParser _parser = new(boundary);
    private ReadOnlyMemory<byte> _input;
    private byte[] _held = [];
    private long _total;
    private int _parts;
    private bool _isInPart;
    private bool _isEnded;

    public bool IsSync => source.IsSync;

    /// <summary>Moves to the next part, past what is left of this one.</summary>
    /// <returns>The head, or null after the last part.</returns>
    /// <exception cref="FormException">The body is malformed, or beyond a limit.</exception>
    public async ValueTask<PartHead?> NextPartAsync()
    {
        while (_isInPart)
            await ReadAsync();
        while (!_isEnded)
        {
            var (found, data) = await NextAsync();
            if (found == MultipartEvent.Head)
            {
                if (++_parts > limits.Parts)
                    throw new FormException(413, $"has more than {limits.Parts} parts");
                _isInPart = true;
                return PartHead.Parse(data.Span);
            }

            _isEnded = found == MultipartEvent.End;
        }

        return null;
    }

    /// <summary>Reads more of the content of the part.</summary>
    /// <returns>The bytes, valid until the next call; none at the end of the part.</returns>
    /// <exception cref="FormException">The body is malformed, or beyond a limit.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        if (!_isInPart)
            return default;
        var (found, data) = await NextAsync();
        _isInPart = found == MultipartEvent.Content;
        return data;
    }

    private async ValueTask<(MultipartEvent Found, ReadOnlyMemory<byte> Data)> NextAsync()
    {
        while (true)
        {
            var found = _parser.Read(_input.Span, out var consumed, out var length);
            var data = _input[..length];
            _input = _input[consumed..];
            if (found != MultipartEvent.NeedsMore)
                return (found, data);
            if (consumed == 0)
                await FillAsync();
        }
    }

    private async ValueTask FillAsync()
    {
        // What is left is a piece of a delimiter or of a head: it goes before the next bytes, which overwrite the last ones.
        var left = _input.Length;
        Hold(_input, 0);
        var next = await source.NextAsync();
        if (next.IsEmpty)
            throw new FormException(400, "is not valid multipart/form-data: it ends before its last boundary");
        _total += next.Length;
        if (_total > limits.TotalSize)
            throw new FormException(413, $"is larger than {limits.TotalSize} bytes");
        _input = next;
        if (left == 0)
            return;
        Hold(next, left);
        _input = _held.AsMemory(0, left + next.Length);
    }

    private void Hold(ReadOnlyMemory<byte> bytes, int at)
    {
        if (_held.Length < at + bytes.Length)
        {
            var larger = new byte[Math.Max(at + bytes.Length, _held.Length * 2)];
            _held.AsSpan(0, at).CopyTo(larger);
            bytes.Span.CopyTo(larger.AsSpan(at));
            _held = larger;
            return;
        }

        bytes.Span.CopyTo(_held.AsSpan(at));
    }
}
