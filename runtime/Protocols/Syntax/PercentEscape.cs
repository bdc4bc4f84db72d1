using System.Globalization;

namespace Adapters.Protocols.Syntax;

/// <summary>A byte written as a percent sign and two hexadecimal digits (RFC 3986, section 2.1).</summary>
internal static class PercentEscape
{
    public const int Length = 3;

    /// <summary>Decodes the escape at the start of a text. Returns false if there is none.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte decoded)
    {
        decoded = 0;
        return text.Length >= Length && text[0] == '%'
            && byte.TryParse(text[1..Length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out decoded);
    }

    /// <summary>Indicates whether each percent sign begins an escape.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> text)
    {
        int next;
        while ((next = text.IndexOf((byte)'%')) >= 0)
        {
            if (!TryDecode(text[next..], out _))
                return false;
            text = text[(next + Length)..];
        }

        return true;
    }
}
