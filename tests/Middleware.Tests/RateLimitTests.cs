using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Adapters.Middleware.Tests;

/// <summary>Each key has its rate, and the keys have a limit.</summary>
public sealed class RateLimitTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_request_too_many_is_told_when_to_come_again()
    {
        using var client = Requests.Client(Limit(2, 10).Wrap);
        Assert.Equal("200 200 429", await StatusesAsync(client, "a", 3));
        using var refused = await client.SendAsync("GET", "/short", ("x-key", "a"), ("accept", "application/json"));
        Assert.Equal("5", refused.Field("retry-after"));
        Assert.Equal("application/problem+json", refused.Field("content-type"));
        Assert.Contains("Too many requests: try again in 5 s.", await refused.TextAsync(), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("429", await StatusesAsync(client, "a", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("200 429", await StatusesAsync(client, "a", 2));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("200 200 429", await StatusesAsync(client, "a", 3));
    }

    [Fact]
    public async Task Each_key_has_its_own_and_null_has_none()
    {
        using var client = Requests.Client(Limit(1, 10).Wrap);
        Assert.Equal("200 429", await StatusesAsync(client, "a", 2));
        Assert.Equal("200 429", await StatusesAsync(client, "b", 2));
        Assert.Equal("200 200 200", await StatusesAsync(client, null, 3));
    }

    [Fact]
    public async Task The_keys_have_a_limit_and_full_buckets_make_room()
    {
        using var client = Requests.Client(Limit(1, 10, maxKeys: 2).Wrap);
        Assert.Equal("200", await StatusesAsync(client, "a", 1));
        Assert.Equal("200", await StatusesAsync(client, "b", 1));

        // The third and the fourth key share a bucket.
        Assert.Equal("200", await StatusesAsync(client, "c", 1));
        Assert.Equal("429", await StatusesAsync(client, "d", 1));
        Assert.Equal("429", await StatusesAsync(client, "a", 1));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("200 429", await StatusesAsync(client, "d", 2));
        Assert.Equal("200 429", await StatusesAsync(client, "a", 2));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", "200")]
    [InlineData("192.0.2.1", "192.0.2.1", "429")]
    [InlineData("2001:db8::1", "2001:db8::2", "429")]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", "200")]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", "200")]
    public async Task A_client_is_its_address_or_its_network(string first, string second, string status)
    {
        var wrapped = new RateLimit(1, TimeSpan.FromMinutes(1)).Wrap(App.Asgi);
        Assert.Equal("200", await AskAsync(wrapped, first));
        Assert.Equal(status, await AskAsync(wrapped, second));
    }

    [Fact]
    public void A_rate_is_a_number_in_a_time()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateLimit(0, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateLimit(1, TimeSpan.Zero));
    }

    private static async Task<string> AskAsync(AsgiApplication application, string address)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("GET", "/short") { ClientAddress = new Address(address, 1) });
        var status = 0;
        await application(scope, () => default, message =>
        {
            status = (message as HttpResponseStart)?.Status ?? status;
            return default;
        });
        return $"{status}";
    }

    private static async Task<string> StatusesAsync(HttpClient client, string? key, int count)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++)
        {
            using var answer = await client.SendAsync("GET", "/short", key is null ? [] : [("x-key", key)]);
            statuses.Add(answer.StatusCode);
        }

        return string.Join(' ', statuses.Select(s => (int)s));
    }

    private RateLimit Limit(int requests, int seconds, int maxKeys = 100) => new(requests, TimeSpan.FromSeconds(seconds))
    {
        Key = scope => scope.Headers["x-key"], MaxKeys = maxKeys, Time = _time,
    };
}
