namespace Adapters.Middleware;

/// <summary>
/// Gives each request a <see cref="Session"/>, which the client keeps in a signed cookie. The signature keeps clients from changing it, and
/// not from reading it, nor from sending an old one again until it expires.
/// </summary>
public sealed class Sessions
{
    private const int LeastKey = 32;

    private readonly byte[][] _keys;

    /// <summary>Creates sessions.</summary>
    /// <param name="keys">
    /// The secret keys of at least 32 random bytes: the first one signs, all of them are accepted. To change the key, put a new one first,
    /// and remove the old one when its sessions have expired.
    /// </param>
    /// <exception cref="ArgumentException">There is no key, or one is too short.</exception>
    public Sessions(params byte[][] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Length == 0 || Array.Exists(keys, k => k is null || k.Length < LeastKey))
            throw new ArgumentException($"A session needs a key of at least {LeastKey} random bytes.", nameof(keys));
        _keys = [.. keys.Select(k => k.ToArray())];
    }

    /// <summary>The name of the cookie. With the prefix <c>__Host-</c>, browsers take it over HTTPS and for this host alone.</summary>
    public string Name { get; init; } = "__Host-session";

    /// <summary>The time that a session lives without a request. It is renewed when half of it is over.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Which pages of other sites may send the cookie: <c>Strict</c>, <c>Lax</c> or <c>None</c>.</summary>
    public string SameSite { get; init; } = "Lax";

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Returns the application with sessions.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var cookie = new SessionCookie(Name, _keys);
        return (scope, receive, send) =>
        {
            if (scope is not ConnectionScope connection)
                return inner(scope, receive, send);
            var exchange = new SessionExchange(this, cookie, connection, send);
            connection.State[Session.Key] = exchange;
            return inner(scope, receive, exchange.Send);
        };
    }
}
