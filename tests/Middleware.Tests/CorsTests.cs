using System.Net;

namespace Adapters.Middleware.Tests;

/// <summary>Pages of other origins read what they may, and nothing else.</summary>
public sealed class CorsTests
{
    private const string Shop = "https://shop.example";

    private static readonly Cors Policy = new(Shop, "http://localhost:3000") { AllowsCredentials = true, ExposedHeaders = "x-total" };

    [Theory]
    [InlineData("/short", Shop)]
    [InlineData("/text/sync", "http://localhost:3000")]
    [InlineData("/missing", Shop)]
    public async Task A_page_of_the_origin_reads_the_response(string target, string origin)
    {
        using var client = Requests.Client(Policy.Wrap);
        using var answer = await client.SendAsync("GET", target, ("origin", origin));
        Assert.Equal(origin, answer.Field("access-control-allow-origin"));
        Assert.Equal("true", answer.Field("access-control-allow-credentials"));
        Assert.Equal("x-total", answer.Field("access-control-expose-headers"));
        Assert.Contains("origin", answer.Field("vary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://other.example")]
    [InlineData("https://shop.example.evil.test")]
    [InlineData("HTTPS://SHOP.EXAMPLE")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Another_page_does_not_and_caches_are_told(string? origin)
    {
        using var client = Requests.Client(Policy.Wrap);
        using var answer = await client.SendAsync("GET", "/short", origin is null ? [] : [("origin", origin)]);
        Assert.Equal("short", await answer.TextAsync());
        Assert.Null(answer.Field("access-control-allow-origin"));
        Assert.Null(answer.Field("access-control-allow-credentials"));
        Assert.Equal("origin", answer.Field("vary"));
        using var next = await client.SendAsync("GET", "/short", ("origin", Shop));
        Assert.Equal(Shop, next.Field("access-control-allow-origin"));
    }

    [Theory]
    [InlineData(Shop, Shop)]
    [InlineData("https://other.example", null)]
    public async Task A_preflight_request_is_answered_here(string origin, string? allowed)
    {
        using var client = Requests.Client(Policy.Wrap);
        using var answer = await client.SendAsync("OPTIONS", "/short", ("origin", origin), ("access-control-request-method", "PUT"));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(allowed, answer.Field("access-control-allow-origin"));
        Assert.Equal(allowed is null ? null : "600", answer.Field("access-control-max-age"));
        Assert.Equal(allowed is null ? null : "GET, HEAD, POST, PUT, PATCH, DELETE", answer.Field("access-control-allow-methods"));
        Assert.Equal("origin, access-control-request-method, access-control-request-headers", answer.Field("vary"));
        using var next = await client.SendAsync("GET", "/short", ("origin", Shop));
        Assert.Equal("short", await next.TextAsync());
    }

    [Fact]
    public async Task Another_OPTIONS_request_goes_to_the_application()
    {
        using var client = Requests.Client(Policy.Wrap);
        using var answer = await client.SendAsync("OPTIONS", "/short", ("origin", Shop));
        Assert.Contains("GET", answer.Field("allow"), StringComparison.Ordinal);
        Assert.Equal(Shop, answer.Field("access-control-allow-origin"));
    }

    [Fact]
    public async Task Any_origin_is_a_star_without_Vary()
    {
        using var client = Requests.Client(new Cors("*").Wrap);
        using var answer = await client.SendAsync("GET", "/short", ("origin", "https://any.example"));
        Assert.Equal(("*", null), (answer.Field("access-control-allow-origin"), answer.Field("vary")));
    }

    [Fact]
    public void Any_origin_has_no_credentials() => Assert.Equal(
        "Any origin may read, so none may send cookies: name the origins, or set AllowsCredentials to false.",
        Assert.Throws<InvalidOperationException>(() => new Cors("*") { AllowsCredentials = true }.Wrap(App.Asgi)).Message);

    [Theory]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/")]
    [InlineData("https://*.example")]
    public void An_origin_is_written_as_browsers_do(string origin) =>
        Assert.Contains("is not an origin", Assert.Throws<ArgumentException>(() => new Cors(origin)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_synchronous_application_has_it_too()
    {
        var wrapped = Policy.Wrap(App.Wsgi);
        var (status, headers) = wrapped.CallSync("OPTIONS", ("origin", Shop), ("access-control-request-method", "PUT"));
        Assert.Equal(("204 No Content", Shop), (status, headers["access-control-allow-origin"]));
        (status, headers) = wrapped.CallSync("GET", ("origin", Shop));
        Assert.Equal(("200 OK", Shop, "origin"), (status, headers["access-control-allow-origin"], headers["vary"]));
    }
}
