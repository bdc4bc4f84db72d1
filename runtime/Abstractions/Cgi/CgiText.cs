using System.Buffers;
using System.Text;

namespace Adapters;

/// <summary>
/// The CGI variables as text in which each character is a byte (PEP 3333, unicode issues): Latin-1 in both directions.
/// </summary>
internal static class CgiText
{
    private const int StackLimit = 512;
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("/;=,~-._0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");


    /// <summary>Returns the path after the prefix, percent-decoded. Empty for the prefix itself and for <c>OPTIONS *</c>.</summary>
    public static string PathInfo(HttpScope scope)
    {
        var path = scope.PathAfterRoot;
        if (path.IsEmpty || path[0] != '/')
            return "";
        if (path.Length == 1)
            return "/";
        return path.Contains((byte)'%') ? Decode(path) : Encoding.Latin1.GetString(path);
    }

    /// <summary>Returns the prefix. A lone slash counts as none (wsgiref.validate).</summary>
    public static string ScriptName(HttpScope scope)
    {
        var root = scope.RootPath.TrimEnd('/');
        return Ascii.IsValid(root) ? root : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(root));
    }

    public static string RequestUri(HttpScope scope) =>
        scope.Request.HasQuery ? scope.RawPathText + "?" + scope.QueryStringText : scope.RawPathText;

    public static string Protocol(HttpScope scope) => scope.HttpVersion switch
    {
        "1.1" => "HTTP/1.1",
        "1.0" => "HTTP/1.0",
        var version => "HTTP/" + version,
    };

    /// <summary>
    /// Returns the server's name: that of the socket or, if it has none (a unix socket), the host that the client requested.
    /// </summary>
    public static string ServerName(HttpScope scope, Address? server)
    {
        if (server is { Port: not null, Host.Length: > 0 } address)
            return address.Host;
        var host = CgiHeaders.Value(scope.Request, "host"u8) ?? "";
        var name = host[..(host.Length - PortOf(host).Length)].TrimEnd(':');
        return name.Length == 0 ? "localhost" : name;
    }

    /// <summary>
    /// Returns the server's port: that of the socket or, if it has none, the port that the client requested or the default of
    /// the scheme.
    /// </summary>
    public static string ServerPort(HttpScope scope, Address? server)
    {
        if (server?.Port is { } port)
            return port.ToString(null as IFormatProvider);
        var asked = PortOf(CgiHeaders.Value(scope.Request, "host"u8) ?? "");
        if (asked.Length > 0)
            return asked;
        return scope.Scheme == "https" ? "443" : "80";
    }

    /// <summary>Encodes bytes-in-text for a router: the bytes, with literal percent signs encoded.</summary>
    public static byte[] Encode(string text) => Encoding.Latin1.GetBytes(text.Replace("%", "%25", StringComparison.Ordinal));

    /// <summary>Encodes bytes-in-text as a part of a URL (RFC 3986, section 3.3).</summary>
    public static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(PathCharacters))
            return text;
        var quoted = new StringBuilder();
        foreach (var character in text)
        {
            if (PathCharacters.Contains(character))
                quoted.Append(character);
            else
                quoted.Append('%').Append(((byte)character).ToString("X2", null));
        }

        return quoted.ToString();
    }

    private static string PortOf(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? "" : host[(colon + 1)..];
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        byte[]? rented = null;
        var decoded = encoded.Length <= StackLimit
            ? stackalloc byte[StackLimit]
            : rented = ArrayPool<byte>.Shared.Rent(encoded.Length);
        var text = Encoding.Latin1.GetString(decoded[..PercentEncoding.Decode(encoded, decoded)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }
}
