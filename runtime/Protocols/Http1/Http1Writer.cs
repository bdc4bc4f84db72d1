using System.Buffers.Text;
using System.Text;

namespace Adapters.Protocols.Http1;

/// <summary>
/// Writes a response into memory (RFC 9112, sections 4 to 7). If something does not fit, <see cref="Overflow"/> is set and
/// nothing more is written.
/// </summary>
internal ref struct Http1Writer(Span<byte> destination)
{
    /// <summary>The number of digits of the largest number.</summary>
    private const int MaxDigits = 19;

    private readonly Span<byte> _destination = destination;

    public int Written { get; private set; }

    public bool Overflow { get; private set; }

    /// <summary>Writes the status line, or the field that replaces it. Each character of the reason is a byte.</summary>
    public void StatusLine(scoped ReadOnlySpan<byte> prefix, int status, scoped ReadOnlySpan<char> reason)
    {
        Raw(prefix);
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

    /// <summary>Writes the empty line after the fields.</summary>
    public void EndHead() => Raw("\r\n"u8);

    /// <summary>Writes the text before the bytes of a chunk. An empty chunk would end the body.</summary>
    public void ChunkStart(int length)
    {
        Hexadecimal(length);
        Raw("\r\n"u8);
    }

    public void ChunkEnd() => Raw("\r\n"u8);

    /// <summary>Writes the end of a chunked body without trailers.</summary>
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

    /// <summary>
    /// By hand: the platform's formatters use tables, which each response would have to load again after its system calls.
    /// </summary>
    private void Number(long number)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var start = MaxDigits;
        do
        {
            digits[--start] = (byte)('0' + (number % 10));
            number /= 10;
        }
        while (number > 0);
        Raw(digits[start..]);
    }

    private void Hexadecimal(long number)
    {
        if (!Overflow && Utf8Formatter.TryFormat(number, _destination[Written..], out var count, 'x'))
            Written += count;
        else
            Overflow = true;
    }
}
