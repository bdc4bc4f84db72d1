using System.Globalization;
using System.Text;

namespace Adapters.Middleware;

/// <summary>The session of one request: it is read when something asks for it, and sent with the response if it has to be.</summary>
internal sealed class SessionExchange(Sessions sessions, SessionCookie cookie, ConnectionScope scope, Send send)
{
    /// <summary>Browsers ignore a longer cookie (RFC 6265bis, section 5.7).</summary>
    private const int MostBytes = 4096;

    private Session? _session;
    private DateTimeOffset _expiry;

    public Session Session => _session ??= new Session(cookie.Read(Find(), sessions.Time.GetUtcNow(), out _expiry) ?? []);

    public ValueTask Send(SendEvent message) =>
        send(_session is { } session ? Fields.Change(message, headers => Add(headers, session)) : message);

    /// <exception cref="InvalidOperationException">The session is too large.</exception>
    private void Add(HeaderList headers, Session session)
    {
        session.Send();
        Fields.VaryByCookie(headers);
        var now = sessions.Time.GetUtcNow();
        var isOld = session.Count > 0 && _expiry - now < sessions.Lifetime / 2;
        if (!session.IsChanged && !isOld)
            return;
        headers.Add("set-cookie", Text(session, now));
        // A shared cache would give one user's session to others.
        if (!Fields.Has(headers, "cache-control"u8))
            headers.Add("cache-control", "no-store");
    }

    private string Text(Session session, DateTimeOffset now)
    {
        var value = session.Count == 0 ? "" : cookie.Write(session.Values, now + sessions.Lifetime);
        if (sessions.Name.Length + value.Length > MostBytes)
            throw new InvalidOperationException(
                $"The session is longer than {MostBytes} bytes, and browsers ignore it: keep its values on the server, and a number here.");
        var age = session.Count == 0 ? 0 : (long)sessions.Lifetime.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sessions.Name}={value}; Path=/; Max-Age={age}; SameSite={sessions.SameSite}; HttpOnly; Secure");
    }

    private string? Find()
    {
        foreach (var field in scope.Headers)
        {
            if (!Ascii.EqualsIgnoreCase(field.Name, "cookie"u8))
                continue;
            foreach (var pair in Encoding.Latin1.GetString(field.Value).Split(';', StringSplitOptions.TrimEntries))
            {
                if (pair.Length > sessions.Name.Length && pair[sessions.Name.Length] == '='
                    && pair.StartsWith(sessions.Name, StringComparison.Ordinal))
                    return pair[(sessions.Name.Length + 1)..];
            }
        }

        return null;
    }
}
