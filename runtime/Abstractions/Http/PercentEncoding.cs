using System.Text;

namespace Adapters;

/// <summary>Percent-encoding (RFC 3986, section 2.1).</summary>
public static class PercentEncoding
{
    /// <summary>Decodes each <c>%XX</c>. A <c>%</c> that is not followed by two hexadecimal digits stays as it is.</summary>
    /// <param name="encoded">The encoded bytes.</param>
    /// <param name="decoded">
    /// The buffer for the decoded bytes: as long as <paramref name="encoded"/>, and possibly the same memory.
    /// </param>
    /// <param name="plusIsSpace">True if <c>+</c> means a space, as in the query of a form.</param>
    /// <returns>The number of decoded bytes.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded, bool plusIsSpace = false)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length;)
        {
            if (plusIsSpace && encoded[i] == '+')
            {
                decoded[length++] = (byte)' ';
                i++;
            }
            else
            {
                decoded[length++] = DecodeNext(encoded, ref i);
            }
        }

        return length;
    }

    /// <summary>
    /// Decodes the escapes of unreserved characters and writes the others in upper case (RFC 3986, sections 6.2.2.1 and 6.2.2.2).
    /// </summary>
    /// <param name="encoded">The encoded bytes.</param>
    /// <returns>The same bytes if they are so already, or else new ones.</returns>
    internal static ReadOnlySpan<byte> Normalize(ReadOnlySpan<byte> encoded)
    {
        byte[]? normal = null;
        var length = 0;
        for (var i = 0; i < encoded.Length;)
        {
            var start = i;
            var value = DecodeNext(encoded, ref i);
            var isKept = i - start == 1 || (!IsUnreserved(value) && IsUpper(encoded[start + 1]) && IsUpper(encoded[start + 2]));
            if (normal is null && !isKept)
                encoded[..start].CopyTo(normal = new byte[encoded.Length]);
            if (normal is not null)
                length += Write(value, encoded[start..i], normal.AsSpan(length));
            else
                length = i;
        }

        return normal is null ? encoded : normal.AsSpan(0, length);
    }

    private static int Write(byte value, ReadOnlySpan<byte> encoded, Span<byte> normal)
    {
        if (encoded.Length == 1 || IsUnreserved(value))
        {
            normal[0] = value;
            return 1;
        }

        Ascii.ToUpper(encoded, normal, out var written);
        return written;
    }

    private static bool IsUpper(byte digit) => digit is not (>= (byte)'a' and <= (byte)'f');

    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || "-._~"u8.Contains(value);

    /// <summary>Decodes one byte and moves past it.</summary>
    internal static byte DecodeNext(ReadOnlySpan<byte> encoded, ref int at)
    {
        var value = encoded[at++];
        if (value != '%' || at + 1 >= encoded.Length)
            return value;
        if (Hex(encoded[at]) is not (>= 0 and var high) || Hex(encoded[at + 1]) is not (>= 0 and var low))
            return value;
        at += 2;
        return (byte)((high << 4) | low);
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
