using System.Globalization;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>The document or the page: a body that never changes while the program runs.</summary>
internal sealed class OpenApiPage(string path, string contentType, string handler, Func<byte[]> body)
{
    /// <summary>Nothing comes from elsewhere. A person may try a route of another server.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src *; img-src data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _path = Encoding.UTF8.GetBytes(path);
    private readonly Lazy<(byte[] Bytes, string Tag)> _body = new(() => Read(body));

    public string Path => path;

    public string Handler => handler;

    public bool IsAt(ReadOnlySpan<byte> requested) => requested.SequenceEqual(_path);

    /// <summary>Returns the response: the whole, or only that the client has it already (RFC 9110, section 13).</summary>
    public Response Answer(HttpScope scope)
    {
        scope.Route = $"GET {path} ({handler})";
        var (bytes, tag) = _body.Value;
        var status = new FileConditions(scope).StatusOf(tag, modified: null);
        if (status >= 400)
            return Response.Problem(status);
        var response = (status == 200 ? Response.Bytes(bytes, contentType) : new Response(status))
            .With("etag", tag)
            .With("cache-control", "no-cache")
            .With("x-content-type-options", "nosniff");
        return contentType.StartsWith("text/html", StringComparison.Ordinal) ? response.With("content-security-policy", Policy) : response;
    }

    private static (byte[] Bytes, string Tag) Read(Func<byte[]> body)
    {
        var bytes = body();
        return (bytes, $"\"{Hash(bytes).ToString("x16", CultureInfo.InvariantCulture)}\"");
    }

    /// <summary>FNV-1a: a tag must differ when the body does, and needs no secret.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in bytes)
            hash = unchecked((hash ^ value) * 1099511628211UL);
        return hash;
    }
}
