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
