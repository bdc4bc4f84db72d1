using System.Text;

namespace Adapters.Protocols.Syntax;

/// <summary>Tokens and lists of them (RFC 9110, sections 5.6.1 and 5.6.2).</summary>
internal static class HttpTokens
{
    /// <summary>For a byte of a token, its lower case; for any other byte, 0: one pass checks and converts a field name.</summary>
    public static readonly byte[] ToLower = MakeTable();

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && LengthAtStart(text) == text.Length;

    /// <summary>Returns the length of the token at the start of the text, or 0.</summary>
    public static int LengthAtStart(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && ToLower[text[length]] != 0)
            length++;
        return length;
    }

    /// <summary>Indicates whether a list of tokens contains one, in any case.</summary>
    public static bool ListContains(ReadOnlySpan<byte> list, ReadOnlySpan<byte> token)
    {
        foreach (var range in list.Split((byte)','))
        {
            if (Ascii.EqualsIgnoreCase(list[range].Trim(" \t"u8), token))
                return true;
        }

        return false;
    }

    private static byte[] MakeTable()
    {
        var table = new byte[256];
        foreach (var b in "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"u8)
            table[b] = b;
        for (var b = (byte)'A'; b <= 'Z'; b++)
            table[b] = (byte)(b | 0x20);
        return table;
    }
}
