using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text;

namespace Adapters.Protocols.Syntax;

/// <summary>A host with or without a port, and no user information (RFC 9110, section 7.2; RFC 3986, section 3.2).</summary>
internal static class Authority
{
    private const int MaxPortDigits = 5;

    /// <summary>RFC 3986 also allows a comma in a name, but then a list of hosts could be taken for one.</summary>
    private static readonly SearchValues<byte> RegisteredName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+;=%"u8);

    /// <summary>The bytes of most hosts. Without a colon, there is no port.</summary>
    private static readonly SearchValues<byte> PlainName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."u8);

    private static readonly SearchValues<byte> IPv6Address = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly SearchValues<byte> FutureAddress = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+;=:"u8);

    public static bool IsValid(ReadOnlySpan<byte> authority)
    {
        // Most are a name or an address without a port: for them, this search is the only cost.
        if (!authority.IsEmpty && !authority.ContainsAnyExcept(PlainName))
            return true;
        var host = HostOf(authority);
        var port = authority[host.Length..];
        return IsHost(host) && (port.IsEmpty
            || (port[0] == ':' && port.Length <= MaxPortDigits + 1 && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    /// <summary>
    /// Indicates whether both name the same host and port. A missing port is that of the scheme (RFC 9110, section 4.2.3).
    /// </summary>
    public static bool AreSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int defaultPort)
    {
        var host = HostOf(one);
        var otherHost = HostOf(other);
        return Ascii.EqualsIgnoreCase(host, otherHost)
            && ParsePort(one[host.Length..], defaultPort) == ParsePort(other[otherHost.Length..], defaultPort);
    }

    /// <summary>Returns the host, with its brackets, or nothing if a bracket is not closed.</summary>
    public static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> authority)
    {
        if (authority.StartsWith("["u8))
            return authority[..(authority.IndexOf((byte)']') + 1)];
        var colon = authority.IndexOf((byte)':');
        return colon < 0 ? authority : authority[..colon];
    }

    /// <summary>Returns the port, or a default for an authority without one.</summary>
    public static int PortOf(ReadOnlySpan<byte> authority, int defaultPort) =>
        ParsePort(authority[HostOf(authority).Length..], defaultPort);

    private static bool IsHost(ReadOnlySpan<byte> host)
    {
        if (host.IsEmpty)
            return false;
        return host[0] == '['
            ? IsIPLiteral(host[1..^1])
            : !host.ContainsAnyExcept(RegisteredName) && PercentEscape.AreWhole(host);
    }

    /// <summary>An address without a zone, which means nothing on another machine (RFC 3986, section 3.2.2).</summary>
    private static bool IsIPLiteral(ReadOnlySpan<byte> literal)
    {
        if (literal.Length > 0 && (literal[0] | 0x20) == 'v')
            return IsFutureAddress(literal[1..]);
        return !literal.ContainsAnyExcept(IPv6Address) && literal.Contains((byte)':') && IPAddress.TryParse(literal, out _);
    }

    /// <summary>A version in hexadecimal digits, a dot, and at least one more character.</summary>
    private static bool IsFutureAddress(ReadOnlySpan<byte> literal)
    {
        var dot = literal.IndexOf((byte)'.');
        return dot > 0 && dot < literal.Length - 1
            && !literal[..dot].ContainsAnyExcept(HexDigits) && !literal[(dot + 1)..].ContainsAnyExcept(FutureAddress);
    }

    private static int ParsePort(ReadOnlySpan<byte> port, int defaultPort) =>
        port.Length > 1 && Utf8Parser.TryParse(port[1..], out int number, out _) ? number : defaultPort;
}
