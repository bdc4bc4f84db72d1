using System.Buffers;
using System.Globalization;
using System.Net;

namespace Adapters.Server.Binding;

/// <summary>An address to listen on: a protocol, and a host with a port or the path of a unix socket.</summary>
internal sealed record Bind
{
    private const int LongestHost = 253;

    private static readonly SearchValues<char> NoHost = SearchValues.Create(" \t\r\n/\\:@[]?#");

    public BindProtocol Protocol { get; private init; } = BindProtocols.Http;

    /// <summary>The host without brackets. Empty for all addresses; null for a unix socket.</summary>
    public string? Host { get; private init; }

    public int Port { get; init; }

    /// <summary>The path of a unix socket, or null.</summary>
    public string? Path { get; private init; }

    /// <summary>The part of an address that two of them cannot share.</summary>
    public string Place => Path is null ? "port" : "path";

    /// <summary>Returns true if both may use the same address, so that the server cannot listen on the second.</summary>
    public bool Overlaps(Bind other) => Path is not null
        ? other.Path is not null && FullPath == other.FullPath
        : other.Path is null && Port == other.Port && (Host == other.Host || IsForAll || other.IsForAll);

    /// <summary>
    /// Returns the first two of some valid addresses that are certain to be the same place, or null. Names are not resolved, and port 0 is
    /// another one each time.
    /// </summary>
    public static (Bind One, Bind Other)? FindOverlap(IEnumerable<string> texts)
    {
        var seen = new List<Bind>();
        foreach (var bind in texts.Select(Parse))
        {
            if (bind.Port != 0 || bind.Path is not null)
            {
                if (seen.Find(bind.IsSamePlace) is { } one)
                    return (one, bind);
                seen.Add(bind);
            }
        }

        return null;
    }

    private string? FullPath => Path is null ? null : System.IO.Path.GetFullPath(Path);

    private bool IsSamePlace(Bind other) =>
        Overlaps(other) && (Path is not null || Host == other.Host || Covers(Address, other.Address) || Covers(other.Address, Address));

    /// <summary>All addresses of IPv6 are those of IPv4 too, because the socket listens for both.</summary>
    private static bool Covers(IPAddress? all, IPAddress? one) => one is not null && all is not null
        && (all.Equals(IPAddress.IPv6Any) || (all.Equals(IPAddress.Any) && one.AddressFamily == all.AddressFamily));

    /// <summary>Null for a name.</summary>
    private IPAddress? Address => Host is "" or "*" ? IPAddress.IPv6Any : IPAddress.TryParse(Host, out var address) ? address : null;

    /// <summary>True if it listens on all addresses of the machine.</summary>
    private bool IsForAll => Address is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <exception cref="BindException">The text is not an address.</exception>
    public static Bind Parse(string text) =>
        TryParse(text, out var bind, out var error) ? bind! : throw new BindException(error!);

    public static bool TryParse(string text, out Bind? bind, out string? error)
    {
        var (protocol, rest, isUnix) = SplitScheme(text);
        bind = null;
        error = null;
        if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            error = $"'{text}': TLS is not built in; put a front server that terminates it in front of http://";
        else if (rest.Contains("://", StringComparison.Ordinal))
            error = $"'{text}' has an unknown scheme: use {BindProtocols.Forms}";
        else if (isUnix && rest.StartsWith('@'))
            error = $"'{text}' is an abstract socket, which no permissions protect, and is not supported: "
                + $"use a path, or unix:./{rest} for a file of this name";
        else if (!isUnix && HasPortBeyondRange(rest))
            error = $"'{text}' has a port over {IPEndPoint.MaxPort}: use one up to it, or 0 for any";
        else if (isUnix)
            bind = ParsePath(protocol, rest);
        else
            bind = ParseHost(protocol, rest);
        if (bind is null)
            error ??= $"'{text}' is not an address to listen on: use {BindProtocols.Forms}";
        return bind is not null;
    }

    public override string ToString()
    {
        if (Path is not null)
            return Protocol.UnixScheme + Path;
        var host = Host!.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return FormattableString.Invariant($"{Protocol.Scheme}{host}:{Port}");
    }

    private static (BindProtocol Protocol, string Address, bool IsUnix) SplitScheme(string text)
    {
        foreach (var protocol in BindProtocols.All)
        {
            if (text.StartsWith(protocol.Scheme, StringComparison.OrdinalIgnoreCase))
                return (protocol, text[protocol.Scheme.Length..], false);
            if (text.StartsWith(protocol.UnixScheme, StringComparison.OrdinalIgnoreCase))
                return (protocol, text[protocol.UnixScheme.Length..], true);
        }

        return (BindProtocols.Http, text, false);
    }

    private static Bind? ParsePath(BindProtocol protocol, string path)
    {
        path = path.StartsWith("///", StringComparison.Ordinal) ? path[2..] : path;
        return path.Length == 0 ? null : new Bind { Protocol = protocol, Path = path };
    }

    private static Bind? ParseHost(BindProtocol protocol, string text)
    {
        text = text.TrimEnd('/');
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > IPEndPoint.MaxPort)
            return null;
        var host = text[..colon];
        if (host.StartsWith('[') && host.EndsWith(']'))
            return IPAddress.TryParse(host, out _) ? new Bind { Protocol = protocol, Host = host[1..^1], Port = port } : null;
        return IsHostName(host) ? new Bind { Protocol = protocol, Host = host, Port = port } : null;
    }

    private static bool HasPortBeyondRange(string text)
    {
        var digits = text.AsSpan(text.LastIndexOf(':') + 1).TrimEnd('/');
        return digits.Length < text.Length && digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9')
            && (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > IPEndPoint.MaxPort);
    }

    /// <summary>A name, an IPv4 address, * or nothing. The resolver rejects everything else.</summary>
    private static bool IsHostName(string host) =>
        host.Length <= LongestHost && host.AsSpan().IndexOfAny(NoHost) < 0;
}
