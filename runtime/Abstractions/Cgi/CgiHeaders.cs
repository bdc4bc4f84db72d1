using System.Text;

namespace Adapters;

/// <summary>
/// Header fields under their CGI names (RFC 3875, section 4.1.18). Omitted are names with an underscore, which could be
/// confused with a dash; Proxy, which programs would take for the setting HTTP_PROXY; and fields that have a variable of their
/// own.
/// </summary>
internal static class CgiHeaders
{
    public const string Prefix = "HTTP_";

    /// <summary>Returns the index of the field with a CGI name, or -1.</summary>
    public static int Find(RequestView request, string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || name is "HTTP_PROXY" or "HTTP_CONTENT_TYPE" or "HTTP_CONTENT_LENGTH")
            return -1;
        var wanted = name.AsSpan(Prefix.Length);
        for (var i = 0; i < request.HeaderCount; i++)
        {
            if (Matches(request.HeaderName(i), wanted))
                return i;
        }

        return -1;
    }

    /// <summary>Returns the CGI name of a field, or null if it is omitted.</summary>
    public static string? NameOf(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)'_') || name.SequenceEqual("proxy"u8) || name.SequenceEqual("content-type"u8)
            || name.SequenceEqual("content-length"u8))
            return null;
        return Prefix + Encoding.Latin1.GetString(name).Replace('-', '_').ToUpperInvariant();
    }

    /// <summary>
    /// Returns the value of a field, joined with later values of the same name. Cookies are joined as RFC 9113, section 8.2.3
    /// requires.
    /// </summary>
    public static string Value(RequestView request, int index)
    {
        var name = request.HeaderName(index);
        var value = Encoding.Latin1.GetString(request.HeaderValue(index));
        var separator = name.SequenceEqual("cookie"u8) ? "; " : ", ";
        for (var i = index + 1; i < request.HeaderCount; i++)
        {
            if (request.HeaderName(i).SequenceEqual(request.HeaderName(index)))
                value += separator + Encoding.Latin1.GetString(request.HeaderValue(i));
        }

        return value;
    }

    /// <summary>Returns the value of a field by its name in lower case, or null.</summary>
    public static string? Value(RequestView request, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < request.HeaderCount; i++)
        {
            if (request.HeaderName(i).SequenceEqual(name))
                return Value(request, i);
        }

        return null;
    }

    private static bool Matches(ReadOnlySpan<byte> name, ReadOnlySpan<char> wanted)
    {
        if (name.Length != wanted.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (Upper(name[i]) != wanted[i])
                return false;
        }

        return true;
    }

    /// <summary>An underscore becomes a character that no CGI name contains.</summary>
    private static char Upper(byte value) => value switch
    {
        (byte)'-' => '_',
        (byte)'_' => '\0',
        >= (byte)'a' and <= (byte)'z' => (char)(value - 32),
        _ => (char)value,
    };
}
