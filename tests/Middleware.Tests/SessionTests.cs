using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace Adapters.Middleware.Tests;

/// <summary>A session is what the application has signed, until it expires.</summary>
public sealed class SessionTests
{
    private static readonly byte[] First = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Second = RandomNumberGenerator.GetBytes(48);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("/session/ada")]
    [InlineData("/session/sync/ada")]
    public async Task It_comes_back(string target)
    {
        using var client = Client(First);
        using var none = await client.SendAsync("GET", "/session");
        Assert.Equal((" 0", null), (await none.TextAsync(), none.Field("set-cookie")));
        using var entered = await client.SendAsync("POST", target);
        var cookie = entered.Field("set-cookie")!;
        Assert.StartsWith("__Host-session=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; Path=/; Max-Age=1209600; SameSite=Lax; HttpOnly; Secure", cookie, StringComparison.Ordinal);
        Assert.Equal(("no-store", "cookie"), (entered.Field("cache-control"), entered.Field("vary")));
        using var back = await client.SendAsync("GET", "/session", ("cookie", $"a=b; {Pair(cookie)}; c=d"));
        Assert.Equal(("ada 1", null), (await back.TextAsync(), back.Field("set-cookie")));

        // The next request of the connection without the cookie has none of it.
        using var other = await client.SendAsync("GET", "/session");
        Assert.Equal(" 0", await other.TextAsync());
        using var unused = await client.SendAsync("GET", "/short", ("cookie", Pair(cookie)));
        Assert.Equal((null, null), (unused.Field("set-cookie"), unused.Field("vary")));
    }

    [Fact]
    public async Task One_that_is_cleared_is_deleted()
    {
        using var client = Client(First);
        var pair = await EnterAsync(client);
        using var left = await client.SendAsync("DELETE", "/session", ("cookie", pair));
        Assert.Equal("__Host-session=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly; Secure", left.Field("set-cookie"));
    }

    [Fact]
    public async Task A_change_of_any_character_makes_it_worthless()
    {
        using var client = Client(First);
        var pair = await EnterAsync(client);
        for (var i = pair.IndexOf('=') + 1; i < pair.Length; i++)
        {
            // The last character has bits that are not read: those beside it stand for them.
            var changed = pair[..i] + (pair[i] == 'A' ? 'Q' : 'A') + pair[(i + 1)..];
            using var answer = await client.SendAsync("GET", "/session", ("cookie", changed));
            Assert.Equal(" 0", await answer.TextAsync());
        }

        foreach (var wrong in new[] { pair[..^1], pair + "A", pair + "AAAA", "__Host-session=", "__Host-session=%%%", "__Host-session=AQ" })
        {
            using var answer = await client.SendAsync("GET", "/session", ("cookie", wrong));
            Assert.Equal((HttpStatusCode.OK, " 0"), (answer.StatusCode, await answer.TextAsync()));
        }
    }

    [Fact]
    public async Task Another_name_or_key_makes_it_worthless()
    {
        string pair;
        using (var client = Client(First))
            pair = await EnterAsync(client);
        using var other = Client(Second);
        using var answer = await other.SendAsync("GET", "/session", ("cookie", pair));
        Assert.Equal(" 0", await answer.TextAsync());
        using var named = Requests.Client(new Sessions(First) { Name = "__Host-other", Time = _time }.Wrap);
        using var renamed = await named.SendAsync(
            "GET", "/session", ("cookie", pair.Replace("session", "other", StringComparison.Ordinal)));
        Assert.Equal(" 0", await renamed.TextAsync());
    }

    [Fact]
    public async Task An_old_key_is_accepted_and_the_first_one_signs()
    {
        string pair;
        using (var client = Client(First))
            pair = await EnterAsync(client);
        using var rotated = Client(Second, First);
        using var answer = await rotated.SendAsync("GET", "/session", ("cookie", pair));
        Assert.Equal("ada 1", await answer.TextAsync());
        var renewed = await EnterAsync(rotated);
        using var last = Client(Second);
        using var after = await last.SendAsync("GET", "/session", ("cookie", renewed));
        Assert.Equal("ada 1", await after.TextAsync());
    }

    [Fact]
    public async Task It_expires_whatever_the_client_says_and_is_renewed_before()
    {
        using var client = Client(First);
        var pair = await EnterAsync(client);
        _time.Advance(TimeSpan.FromDays(8));
        using var renewed = await client.SendAsync("GET", "/session", ("cookie", pair));
        Assert.Equal("ada 1", await renewed.TextAsync());
        var young = Pair(renewed.Field("set-cookie")!);
        _time.Advance(TimeSpan.FromDays(6));
        using var expired = await client.SendAsync("GET", "/session", ("cookie", pair));
        Assert.Equal(" 0", await expired.TextAsync());
        using var alive = await client.SendAsync("GET", "/session", ("cookie", young));
        Assert.Equal("ada 1", await alive.TextAsync());
    }

    [Fact]
    public async Task One_that_is_too_large_is_an_error_and_the_next_request_is_answered()
    {
        using var client = Client(First);
        using var large = await client.SendAsync("POST", "/session/large");
        Assert.Equal(HttpStatusCode.InternalServerError, large.StatusCode);
        Assert.Null(large.Field("set-cookie"));
        using var next = await client.SendAsync("GET", "/session");
        Assert.Equal(" 0", await next.TextAsync());
    }

    [Fact]
    public async Task A_change_that_is_too_late_is_told()
    {
        using var client = Client(First);
        using var answer = await client.SendAsync("GET", "/session/late", ("cookie", await EnterAsync(client)));
        Assert.Equal("begun The response has begun, so the session can no longer change: change it before.", await answer.TextAsync());
    }

    [Fact]
    public async Task An_application_without_sessions_says_so()
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("GET", "/session"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await App.Asgi(scope, () => default, _ => default));
        Assert.Equal("The application has no sessions: add Use(new Sessions(key).Wrap) to it.", error.Message);
    }

    [Fact]
    public void A_key_has_32_bytes() => Assert.Throws<ArgumentException>(() => new Sessions(First, new byte[31]));

    private static string Pair(string cookie) => cookie[..cookie.IndexOf(';')];

    private static async Task<string> EnterAsync(HttpClient client)
    {
        using var entered = await client.SendAsync("POST", "/session/ada");
        return Pair(entered.Field("set-cookie")!);
    }

    private HttpClient Client(params byte[][] keys) => Requests.Client(new Sessions(keys) { Time = _time }.Wrap);
}
