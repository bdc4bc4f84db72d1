using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>One field line (RFC 9112, section 5), of the head or of the trailers.</summary>
internal static class Http1FieldLine
{
    /// <summary>
    /// Finds name and value, as offsets into the line, and converts the name to lower case in place. Returns the problem, or
    /// null.
    /// </summary>
    public static string? Read(Span<byte> line, out HeadField field, out bool hasUnderscore)
    {
        field = default;
        hasUnderscore = false;
        var length = 0;
        for (; length < line.Length; length++)
        {
            var lower = HttpTokens.ToLower[line[length]];
            if (lower == 0)
                break;
            hasUnderscore |= lower == '_';
            line[length] = lower;
        }

        if (length == 0 || length == line.Length || line[length] != ':')
            return ExplainName(line, length);
        var value = HttpGrammar.Trim(line[(length + 1)..]);
        if (!HttpGrammar.IsValue(value))
            return "a header value contains a control character";
        field.NameLength = length;
        field.ValueStart = line[(length + 1)..].IndexOfAnyExcept((byte)' ', (byte)'\t') is >= 0 and var skipped
            ? length + 1 + skipped
            : line.Length;
        field.ValueLength = value.Length;
        return null;
    }

    private static string ExplainName(ReadOnlySpan<byte> line, int length)
    {
        if (length == line.Length)
            return "a header line has no colon";
        if (length == 0 && line[0] == ':')
            return "a header line has no name";
        if (line[length] is not ((byte)' ' or (byte)'\t'))
            return "a header name contains a byte that is not allowed in a token";
        return length == 0 ? "a header line is folded (obs-fold)" : "there is white space before the colon of a header line";
    }
}
