using System.Text;

namespace Adapters;

/// <summary>The parameters of a header field such as Content-Type (RFC 9110, section 5.6.6).</summary>
internal static class FieldParameters
{
    /// <summary>Finds the first parameter with this name. A backslash in a quoted string is kept as it is, as browsers mean it.</summary>
    /// <param name="field">The whole value of the field.</param>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="value">The value without quotation marks, or empty if there is none.</param>
    /// <returns>True if there is one.</returns>
    public static bool TryFind(ReadOnlySpan<byte> field, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var start = field.IndexOf((byte)';');
        while (start >= 0)
        {
            field = field[(start + 1)..];
            start = EndOf(field);
            var parameter = (start < 0 ? field : field[..start]).Trim(" \t"u8);
            var equals = parameter.IndexOf((byte)'=');
            if (equals < 0 || !Ascii.EqualsIgnoreCase(parameter[..equals].TrimEnd(" \t"u8), name))
                continue;
            value = parameter[(equals + 1)..].TrimStart(" \t"u8);
            if (value is [(byte)'"', .., (byte)'"'])
                value = value[1..^1];
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Returns the index of the next semicolon outside of quotation marks, or -1.</summary>
    private static int EndOf(ReadOnlySpan<byte> field)
    {
        var isQuoted = false;
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && field[i] == ';')
                return i;
        }

        return -1;
    }
}
