using System.Buffers;

namespace Adapters.Protocols.Http1;

/// <summary>Which byte may stand where (RFC 9110, section 5.6; RFC 9112, sections 3 to 5).</summary>
internal static class Http1Grammar
{
    /// <summary>For a byte of a token its lower case, for any other 0: so one pass checks and folds a field name.</summary>
    public static readonly byte[] TokenToLower = MakeTokens();

    /// <summary>What no field value may hold: control characters but the tab.</summary>
    private static readonly SearchValues<byte> NotInValue = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b != '\t').Select(b => (byte)b), 127]);

    private static readonly SearchValues<byte> RegisteredName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=%"u8);

    private static readonly SearchValues<byte> IpLiteral = SearchValues.Create("0123456789abcdefABCDEFv:.%~-_"u8);

    public static bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (TokenToLower[b] == 0)
                return false;
        }

        return !text.IsEmpty;
    }

    public static bool IsValue(ReadOnlySpan<byte> value) => !value.ContainsAny(NotInValue);

    /// <summary>Visible ASCII, and no fragment.</summary>
    public static bool IsTarget(ReadOnlySpan<byte> target) =>
        !target.IsEmpty && !target.ContainsAnyExceptInRange((byte)0x21, (byte)0x7e) && !target.Contains((byte)'#');

    /// <summary>A host with or without a port, and no user information (RFC 9110, section 7.2; RFC 3986, section 3.2).</summary>
    public static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        var port = ReadOnlySpan<byte>.Empty;
        if (authority.StartsWith("["u8))
        {
            var end = authority.IndexOf((byte)']');
            if (end < 2 || authority[1..end].ContainsAnyExcept(IpLiteral))
                return false;
            port = authority[(end + 1)..];
        }
        else
        {
            var colon = authority.IndexOf((byte)':');
            var host = colon < 0 ? authority : authority[..colon];
            if (host.IsEmpty || host.ContainsAnyExcept(RegisteredName))
                return false;
            port = colon < 0 ? port : authority[colon..];
        }

        return port.IsEmpty || (port[0] == ':' && port.Length <= 6 && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.Trim(" \t"u8);

    private static byte[] MakeTokens()
    {
        var table = new byte[256];
        foreach (var b in "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"u8)
            table[b] = b;
        for (var b = (byte)'A'; b <= 'Z'; b++)
            table[b] = (byte)(b | 0x20);
        return table;
    }
}
