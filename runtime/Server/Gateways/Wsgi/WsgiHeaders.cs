using System.Buffers.Text;
using System.Text;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>Checks the header fields passed to start_response.</summary>
internal static class WsgiHeaders
{
    /// <summary>
    /// Rejects fields that belong to the connection and not to the application (PEP 3333, other HTTP features; RFC 9110,
    /// section 7.6.1).
    /// </summary>
    /// <returns>The value of Content-Length, or -1.</returns>
    public static long Check(HeaderList headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var length = -1L;
        foreach (var header in headers.AsSpan())
        {
            if (IsHopByHop(header.Name))
                throw new ArgumentException(
                    $"The header '{Encoding.Latin1.GetString(header.Name)}' is hop-by-hop: only the server may send it "
                    + "(PEP 3333, other HTTP features).");
            if (Is(header.Name, "content-length"u8))
                length = ParseLength(header.Value, length);
        }

        return length;
    }

    private static bool IsHopByHop(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Is(name, "te"u8),
        7 => Is(name, "trailer"u8) || Is(name, "upgrade"u8),
        8 => Is(name, "trailers"u8),
        10 => Is(name, "connection"u8) || Is(name, "keep-alive"u8),
        17 => Is(name, "transfer-encoding"u8),
        18 => Is(name, "proxy-authenticate"u8),
        19 => Is(name, "proxy-authorization"u8),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) => Ascii.EqualsIgnoreCase(name, expected);

    private static long ParseLength(ReadOnlySpan<byte> value, long earlier)
    {
        if (!Utf8Parser.TryParse(value, out long length, out var used) || used != value.Length || length < 0)
            throw new ArgumentException(
                $"The Content-Length '{Encoding.Latin1.GetString(value)}' is not a number of bytes (RFC 9110, section 8.6).");
        return earlier < 0 || earlier == length ? length : throw new ArgumentException(
            "The response has two different Content-Length fields (RFC 9110, section 8.6).");
    }
}
