using System.Globalization;
using System.Text;

namespace Adapters.Middleware;

/// <summary>
/// Lets pages of other origins read responses (Fetch standard, CORS protocol), and answers their preflight requests. The request itself is
/// served in any case: CORS is no protection of the server.
/// </summary>
public sealed class Cors
{
    private static readonly Header AnyOrigin = new("access-control-allow-origin"u8, "*"u8);
    private static readonly Header WithCredentials = new("access-control-allow-credentials"u8, "true"u8);
    private static readonly Header VaryPreflight = new(
        "vary"u8, "origin, access-control-request-method, access-control-request-headers"u8);

    private readonly Dictionary<string, Header> _origins = new(StringComparer.Ordinal);
    private readonly bool _isAny;

    /// <summary>Creates a policy.</summary>
    /// <param name="origins">The origins that may read, such as <c>https://shop.example</c>, or <c>*</c> for any.</param>
    /// <exception cref="ArgumentException">There is no origin, or one is not a scheme and a host, and maybe a port.</exception>
    public Cors(params string[] origins)
    {
        ArgumentNullException.ThrowIfNull(origins);
        if (origins.Length == 0)
            throw new ArgumentException("Name the origins that may read, or * for any.", nameof(origins));
        _isAny = origins.Contains("*");
        foreach (var origin in origins.Where(o => o != "*"))
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
                throw new ArgumentException(
                    $"'{origin}' is not an origin: write it as browsers do, such as https://shop.example.", nameof(origins));
            _origins[origin] = new Header("access-control-allow-origin", origin);
        }
    }

    /// <summary>The methods that preflight requests may ask for.</summary>
    public string Methods { get; init; } = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /// <summary>The header fields that preflight requests may ask for.</summary>
    public string Headers { get; init; } = "content-type, authorization";

    /// <summary>The header fields of responses that pages may read besides the usual ones; empty for none.</summary>
    public string ExposedHeaders { get; init; } = "";

    /// <summary>Indicates whether pages may send cookies. Not for any origin: each page would act as the user.</summary>
    public bool AllowsCredentials { get; init; }

    /// <summary>The time that a browser keeps the answer to a preflight request.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Returns the application that pages of these origins may read.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    /// <exception cref="InvalidOperationException">Any origin may send cookies.</exception>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var (preflight, response) = Make();
        return (scope, receive, send) =>
            scope is not HttpScope http ? inner(scope, receive, send)
            : IsPreflight(http) ? AnswerAsync(http, send, preflight)
            : inner(scope, receive, message => send(Fields.Change(message, headers => Add(headers, http, response))));
    }

    /// <summary>Returns the synchronous application that pages of these origins may read.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    /// <exception cref="InvalidOperationException">Any origin may send cookies.</exception>
    public WsgiApplication Wrap(WsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var (preflight, response) = Make();
        return (environ, start) =>
        {
            if (IsPreflight(environ.Scope))
            {
                start("204 No Content", Answer(environ.Scope, preflight));
                return [];
            }

            return inner(environ, (status, headers, error) =>
            {
                var own = headers.Copy();
                Add(own, environ.Scope, response);
                return start(status, own, error);
            });
        };
    }

    private (Header[] Preflight, Header[] Response) Make()
    {
        if (_isAny && AllowsCredentials)
            throw new InvalidOperationException(
                "Any origin may read, so none may send cookies: name the origins, or set AllowsCredentials to false.");
        var age = ((long)MaxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        Header[] shared = AllowsCredentials ? [WithCredentials] : [];
        return (
            [
                .. shared, new("access-control-allow-methods", Methods), new("access-control-allow-headers", Headers),
                new("access-control-max-age", age),
            ],
            ExposedHeaders.Length == 0 ? shared : [.. shared, new("access-control-expose-headers", ExposedHeaders)]);
    }

    private static bool IsPreflight(HttpScope scope) => scope.Method == Method.Options
        && scope.Headers.TryGetValue("origin"u8, out _) && scope.Headers.TryGetValue("access-control-request-method"u8, out _);

    private async ValueTask AnswerAsync(HttpScope scope, Send send, Header[] fields)
    {
        await send(new HttpResponseStart(204, Answer(scope, fields)));
        await send(new HttpResponseBody());
    }

    private HeaderList Answer(HttpScope scope, Header[] fields)
    {
        var headers = new HeaderList { VaryPreflight };
        AddOrigin(headers, scope, fields);
        return headers;
    }

    private void Add(HeaderList headers, HttpScope scope, Header[] fields)
    {
        if (!_isAny)
            Fields.VaryByOrigin(headers);
        AddOrigin(headers, scope, fields);
    }

    private void AddOrigin(HeaderList headers, HttpScope scope, Header[] fields)
    {
        if (!scope.Headers.TryGetValue("origin"u8, out var origin) || Fields.Has(headers, AnyOrigin.Name)
            || !TryFind(origin, out var allowed))
            return;
        headers.Add(allowed);
        foreach (var field in fields)
            headers.Add(field);
    }

    private bool TryFind(ReadOnlySpan<byte> origin, out Header field)
    {
        field = AnyOrigin;
        return _isAny || _origins.TryGetValue(Encoding.Latin1.GetString(origin), out field);
    }
}
