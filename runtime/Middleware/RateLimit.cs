using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Adapters.Middleware;

/// <summary>
/// Limits the rate of requests with the same key: each key has a bucket of tokens, which fills evenly. A request without a token is
/// answered with 429, and Retry-After says when there is one.
/// </summary>
/// <param name="requests">The requests of a key that may come at once, and in <paramref name="time"/>.</param>
/// <param name="time">The time in which an empty bucket fills.</param>
public sealed class RateLimit(int requests, TimeSpan time)
{
    private const int NetworkBytes = 8;
    private const int MappedPrefix = 12;

    private readonly TokenBuckets _buckets = new(requests, time);

    /// <summary>
    /// Returns the key of a request, or null for one without a limit. By default, the address of the client, of which IPv6 counts the
    /// network of 64 bits. Behind a front server, that is the address of the front, unless it passes the client's on.
    /// </summary>
    public Func<HttpScope, string?> Key { get; init; } = static scope => KeyOf(scope.Client?.Host);

    /// <summary>The number of keys that are counted. Those beyond share one bucket.</summary>
    public int MaxKeys { get => _buckets.MaxKeys; init => _buckets.MaxKeys = value; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get => _buckets.Time; init => _buckets.Time = value; }

    /// <summary>Returns the application with the limit.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return (scope, receive, send) => scope is HttpScope http && Key(http) is { } key && _buckets.Take(key) is { } wait
            ? RefuseAsync(http, send, wait)
            : inner(scope, receive, send);
    }

    private static string? KeyOf(string? host)
    {
        if (host is null || !host.Contains(':', StringComparison.Ordinal) || !IPAddress.TryParse(host, out var address))
            return host;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return host;
        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(bytes.AsSpan(MappedPrefix))
            : Convert.ToHexString(bytes.AsSpan(0, NetworkBytes));
    }

    private static async ValueTask RefuseAsync(HttpScope scope, Send send, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var start = new HttpResponseStart(429);
        var body = new ArrayBufferWriter<byte>();
        new ErrorResponse(429, $"Too many requests: try again in {seconds} s.").Write(body, scope, start.Headers);
        start.Headers.Add("retry-after", seconds);
        await send(start);
        await send(new HttpResponseBody(body.WrittenMemory));
    }
}
