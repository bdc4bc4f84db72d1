using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Tests conditions of routes for generated code. None of them allocates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouteConditions
{
    /// <summary>Indicates whether a request is for a host (RFC 9110, section 7.2).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="host">The host in lower case: <c>*.</c> at its start stands for any subdomain. A port counts if there is one.</param>
    /// <returns>True if it is.</returns>
    public static bool IsHost(ConnectionScope scope, ReadOnlySpan<byte> host)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.Headers.TryGetValue("host"u8, out var sent))
            return false;
        var port = PortOf(host);
        if (port.IsEmpty || port.SequenceEqual(PortOf(sent)))
            return IsName(WithoutPort(sent), WithoutPort(host));
        return false;
    }

    /// <summary>Indicates whether a request has a header field with a value.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="name">The name in lower case.</param>
    /// <param name="value">The value. Case matters.</param>
    /// <returns>True if one of the fields with that name has the value.</returns>
    public static bool HasHeader(ConnectionScope scope, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var header in scope.Headers)
        {
            if (header.Name.SequenceEqual(name) && header.Value.SequenceEqual(value))
                return true;
        }

        return false;
    }

    /// <summary>Indicates whether the body of a request is of a media type (RFC 9110, section 8.3).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="type">The media type in lower case: <c>image/*</c> stands for all that begin like it.</param>
    /// <returns>True if it is. Parameters, such as the charset, do not count.</returns>
    public static bool Consumes(ConnectionScope scope, ReadOnlySpan<byte> type)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.Headers.TryGetValue("content-type"u8, out var sent))
            return false;
        var end = sent.IndexOf((byte)';');
        var media = (end < 0 ? sent : sent[..end]).TrimEnd(" \t"u8);
        return type.EndsWith("/*"u8)
            ? media.Length >= type.Length && Ascii.EqualsIgnoreCase(media[..(type.Length - 1)], type[..^1])
            : Ascii.EqualsIgnoreCase(media, type);
    }

    /// <summary>Describes a body that no route of the path reads.</summary>
    internal static string Unsupported(string types) => $"The body must be of one of the types {types}.";

    /// <summary>Returns the field with the types that are read (RFC 9110, section 12.5.1; RFC 5789, section 2.2).</summary>
    internal static Header Accept(HttpScope scope, string types) =>
        new(scope.Method == Method.Patch ? "accept-patch" : "accept", types);

    private static bool IsName(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> host)
    {
        if (host.SequenceEqual("*"u8))
            return true;
        if (!host.StartsWith("*."u8))
            return Ascii.EqualsIgnoreCase(sent, host);
        var domain = host[1..];
        return sent.Length > domain.Length && Ascii.EqualsIgnoreCase(sent[^domain.Length..], domain);
    }

    /// <summary>Returns the port, or nothing. The last colon of an IPv6 address is inside its brackets.</summary>
    private static ReadOnlySpan<byte> PortOf(ReadOnlySpan<byte> host) => host[WithoutPort(host).Length..];

    private static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> host)
    {
        var colon = host.LastIndexOf((byte)':');
        return colon < 0 || host[colon..].Contains((byte)']') ? host : host[..colon];
    }
}
