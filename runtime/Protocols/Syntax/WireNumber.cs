namespace Adapters.Protocols.Syntax;

/// <summary>Numbers on the wire: only digits, because different readers treat signs and spaces differently.</summary>
internal static class WireNumber
{
    /// <summary>The maximum number of hexadecimal digits of a chunk size: more do not fit 64 bits.</summary>
    public const int MaxHexDigits = 16;

    public static bool TryParseDecimal(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit) || number > (long.MaxValue - (digit - '0')) / 10)
                return false;
            number = (number * 10) + (digit - '0');
        }

        return !text.IsEmpty;
    }

    public static bool TryParseHex(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > MaxHexDigits)
            return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit((char)digit) || number > long.MaxValue >> 4)
                return false;
            number = (number << 4) | (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }
}
