using System.Buffers.Text;
using System.Text;

namespace Adapters.Protocols.Http1;

/// <summary>
/// Writes a response into memory (RFC 9112, sections 4 to 7). What does not fit sets <see cref="Overflow"/>, and nothing
/// more is written.
/// </summary>
internal ref struct Http1Writer(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Written { get; private set; }

    public bool Overflow { get; private set; }

    /// <summary>The status line; each character of the reason is a byte.</summary>
    public void StatusLine(int status, scoped ReadOnlySpan<char> reason)
    {
        Raw("HTTP/1.1 "u8);
        Number(status);
        Raw(" "u8);
        Text(reason);
        Raw("\r\n"u8);
    }

    public void Field(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Raw(name);
        Raw(": "u8);
        Raw(value);
        Raw("\r\n"u8);
    }

    public void ContentLength(long length)
    {
        Raw("content-length: "u8);
        Number(length);
        Raw("\r\n"u8);
    }

    /// <summary>The empty line after the fields.</summary>
    public void EndHead() => Raw("\r\n"u8);

    /// <summary>What stands before the bytes of a chunk; a chunk of none would end the body.</summary>
    public void ChunkStart(int length)
    {
        Number(length, 'x');
        Raw("\r\n"u8);
    }

    public void ChunkEnd() => Raw("\r\n"u8);

    /// <summary>The end of a chunked body without trailers.</summary>
    public void LastChunk() => Raw("0\r\n\r\n"u8);

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        if (Overflow || !bytes.TryCopyTo(_destination[Written..]))
            Overflow = true;
        else
            Written += bytes.Length;
    }

    private void Text(scoped ReadOnlySpan<char> latin1)
    {
        if (!Overflow && Encoding.Latin1.TryGetBytes(latin1, _destination[Written..], out var count))
            Written += count;
        else
            Overflow = true;
    }

    private void Number(long number, char format = 'D')
    {
        if (!Overflow && Utf8Formatter.TryFormat(number, _destination[Written..], out var count, format))
            Written += count;
        else
            Overflow = true;
    }
}
