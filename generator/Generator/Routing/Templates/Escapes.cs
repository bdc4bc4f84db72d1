using System.Globalization;

namespace Adapters.Generator.Routing.Templates;

/// <summary>Percent-encoding in literals: the same normal form that a path has when it is compared (RFC 3986, section 6.2.2).</summary>
internal static class Escapes
{
    /// <summary>The number of characters of an escape.</summary>
    public const int Length = 3;

    /// <summary>Reads the escape at a position. Returns null if two hexadecimal digits do not follow the percent sign.</summary>
    public static string? Normalize(string text, int at)
    {
        if (at + Length > text.Length || !IsHex(text[at + 1]) || !IsHex(text[at + 2]))
            return null;
        var letter = (char)int.Parse(text.Substring(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return IsUnreserved(letter) ? letter.ToString() : text.Substring(at, Length).ToUpperInvariant();
    }

    private static bool IsHex(char digit) => digit is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static bool IsUnreserved(char letter) =>
        letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.' or '_' or '~';
}
