using System.ComponentModel;
using System.Text;

namespace Adapters;

/// <summary>Checks, for generated code, from which pages a browser opens a WebSocket (RFC 6455, section 10.2).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WebSocketOrigins
{
    private const string Self = "self";

    /// <summary>
    /// Indicates whether the page may connect. A request without an Origin does not come from a page: only browsers send it, and only
    /// they can be misled.
    /// </summary>
    /// <param name="scope">The request of the handshake.</param>
    /// <param name="origins">The origins of the attribute. <c>self</c> stands for the host of the request.</param>
    /// <returns>True if it may.</returns>
    public static bool Allow(WebSocketScope scope, params ReadOnlySpan<string> origins)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.Headers.TryGetValue("origin"u8, out var origin))
            return true;
        foreach (var allowed in origins)
        {
            if (allowed == Self ? IsSelf(scope, origin) : Ascii.EqualsIgnoreCase(origin, allowed))
                return true;
        }

        return false;
    }

    /// <summary>A front server that ends TLS makes the schemes differ, so only host and port count.</summary>
    private static bool IsSelf(WebSocketScope scope, ReadOnlySpan<byte> origin)
    {
        var start = origin.IndexOf("://"u8);
        return start > 0 && scope.Headers.TryGetValue("host"u8, out var host) && Ascii.EqualsIgnoreCase(origin[(start + 3)..], host);
    }
}
