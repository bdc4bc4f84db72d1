using System.Globalization;

namespace Adapters.Middleware;

/// <summary>
/// Adds header fields that keep browsers from guessing types, framing pages and leaking addresses. A field that the handler has set stays.
/// </summary>
public sealed class SecurityHeaders
{
    /// <summary>The value of Content-Security-Policy, or null for none: what a page loads is known to its author alone.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>The value of X-Frame-Options, or null for none.</summary>
    public string? FrameOptions { get; init; } = "DENY";

    /// <summary>The value of Referrer-Policy, or null for none.</summary>
    public string? ReferrerPolicy { get; init; } = "strict-origin-when-cross-origin";

    /// <summary>The value of Cross-Origin-Opener-Policy, or null for none.</summary>
    public string? OpenerPolicy { get; init; } = "same-origin";

    /// <summary>
    /// The time that browsers use HTTPS alone (Strict-Transport-Security, RFC 6797), or zero for none. Only sent over HTTPS.
    /// </summary>
    public TimeSpan TransportSecurity { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Returns the application with these fields.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var (plain, secure) = (Make(isSecure: false), Make(isSecure: true));
        return (scope, receive, send) => scope is not HttpScope http
            ? inner(scope, receive, send)
            : inner(scope, receive, message => send(
                Fields.Change(message, headers => Add(headers, http.Scheme == "https" ? secure : plain))));
    }

    /// <summary>Returns the synchronous application with these fields.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public WsgiApplication Wrap(WsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var (plain, secure) = (Make(isSecure: false), Make(isSecure: true));
        return (environ, start) => inner(environ, (status, headers, error) =>
        {
            var own = headers.Copy();
            Add(own, environ.Scope.Scheme == "https" ? secure : plain);
            return start(status, own, error);
        });
    }

    private static void Add(HeaderList headers, Header[] fields)
    {
        foreach (var field in fields)
        {
            if (!Fields.Has(headers, field.Name))
                headers.Add(field);
        }
    }

    private Header[] Make(bool isSecure)
    {
        var age = isSecure && TransportSecurity > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"max-age={(long)TransportSecurity.TotalSeconds}; includeSubDomains")
            : null;
        (string Name, string? Value)[] all =
        [
            ("x-content-type-options", "nosniff"), ("x-frame-options", FrameOptions), ("referrer-policy", ReferrerPolicy),
            ("cross-origin-opener-policy", OpenerPolicy), ("content-security-policy", ContentSecurityPolicy),
            ("strict-transport-security", age),
        ];
        return [.. all.Where(f => f.Value is not null).Select(f => new Header(f.Name, f.Value!))];
    }
}
