using System.Text;

namespace Adapters.Middleware;

/// <summary>
/// Compresses the bodies of responses with Brotli or gzip, for clients that accept it. A stream is compressed part by part, and each
/// part is sent at once. Do not compress what has a secret beside something that another site can choose (BREACH).
/// </summary>
public sealed class Compression
{
    private const int NotModified = 304;
    private const int PartialContent = 206;

    /// <summary>The media types that are compressed. One that ends with a slash means all of its kind.</summary>
    public IReadOnlyList<string> Types { get; init; } =
    [
        "text/", "application/json", "application/problem+json", "application/x-ndjson", "application/javascript", "application/xml",
        "application/wasm", "image/svg+xml",
    ];

    /// <summary>The bytes that a body has at least. A stream, whose length is not known, is compressed in any case.</summary>
    public int MinimumSize { get; init; } = 1024;

    /// <summary>Returns the application whose responses are compressed.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var types = Types.Select(Encoding.ASCII.GetBytes).ToArray();
        return (scope, receive, send) => scope is not HttpScope http
            ? inner(scope, receive, send)
            : RunAsync(http, receive, new CompressedResponse(http, MinimumSize, types, send), inner);
    }

    private static async ValueTask RunAsync(HttpScope scope, Receive receive, CompressedResponse response, AsgiApplication inner)
    {
        try
        {
            await inner(scope, receive, response.Send);
            await response.CompleteAsync();
        }
        finally
        {
            response.Dispose();
        }
    }

    /// <summary>Determines whether the body of a response may be compressed by what its head says.</summary>
    internal static bool Fits(HttpResponseStart start, byte[][] types)
    {
        var headers = start.Headers;
        return start.Status is >= 200 and not (204 or PartialContent or NotModified)
            && !Fields.Has(headers, "content-encoding"u8) && !Fields.Has(headers, "content-range"u8)
            && !Fields.HasItem(headers, "cache-control"u8, "no-transform"u8) && HasType(Fields.Value(headers, "content-type"u8), types);
    }

    private static bool HasType(ReadOnlySpan<byte> type, byte[][] types)
    {
        var end = type.IndexOf((byte)';');
        var name = (end < 0 ? type : type[..end]).Trim(" \t"u8);
        foreach (var known in types)
        {
            var compared = known[^1] == '/' && name.Length > known.Length ? name[..known.Length] : name;
            if (Ascii.EqualsIgnoreCase(compared, known))
                return true;
        }

        return false;
    }
}
