namespace Adapters;

/// <summary>Percent-encoding (RFC 3986, section 2.1).</summary>
public static class PercentEncoding
{
    /// <summary>Decodes each <c>%XX</c>; a <c>%</c> that two hexadecimal digits do not follow stays as it is.</summary>
    /// <param name="encoded">The encoded bytes.</param>
    /// <param name="decoded">Where the decoded bytes go: as long as <paramref name="encoded"/>, and it may be the same memory.</param>
    /// <param name="plusIsSpace">Whether <c>+</c> means a space, as in a query of a form.</param>
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

    /// <summary>Decodes one byte, and goes on behind it.</summary>
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
