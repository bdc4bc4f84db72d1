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
        field.NameLength = length;
        // By hand, because it runs for each field, and each call would search for a set of two bytes.
        field.ValueStart = length + 1;
        while (field.ValueStart < line.Length && line[field.ValueStart] is (byte)' ' or (byte)'\t')
            field.ValueStart++;
        var end = line.Length;
        while (end > field.ValueStart && line[end - 1] is (byte)' ' or (byte)'\t')
            end--;
        field.ValueLength = end - field.ValueStart;
        return line[field.ValueStart..end].ContainsAny(HttpGrammar.NotInValue) ? "a header value contains a control character" : null;
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
