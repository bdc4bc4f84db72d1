using System.Net;

namespace Adapters.Middleware.Tests;

/// <summary>Security headers and request ids, in both styles.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("/short")]
    [InlineData("/text/sync")]
    [InlineData("/missing")]
    [InlineData("/nowhere")]
    public async Task Every_response_has_the_security_headers(string target)
    {
        using var client = Requests.Client(new SecurityHeaders { ContentSecurityPolicy = "default-src 'self'", OpenerPolicy = null }.Wrap);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await client.SendAsync("GET", target);
            Assert.Equal("nosniff", answer.Field("x-content-type-options"));
            Assert.Equal("DENY", answer.Field("x-frame-options"));
            Assert.Equal("strict-origin-when-cross-origin", answer.Field("referrer-policy"));
            Assert.Equal("default-src 'self'", answer.Field("content-security-policy"));
            Assert.Null(answer.Field("cross-origin-opener-policy"));
            Assert.Null(answer.Field("strict-transport-security"));
        }
    }

    [Fact]
    public async Task A_field_of_the_handler_stays()
    {
        using var client = Requests.Client(new SecurityHeaders().Wrap);
        using var answer = await client.SendAsync("GET", "/own?name=X-Frame-Options&value=SAMEORIGIN");
        Assert.Equal("SAMEORIGIN", answer.Field("x-frame-options"));
        using var next = await client.SendAsync("GET", "/short");
        Assert.Equal("DENY", next.Field("x-frame-options"));
    }

    [Fact]
    public async Task Transport_security_is_sent_over_HTTPS_alone()
    {
        var wrapped = new SecurityHeaders { TransportSecurity = TimeSpan.FromSeconds(60) }.Wrap(App.Asgi);
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("GET", "/short") { SchemeText = "https" });
        string? age = null;
        await wrapped(scope, () => default, message =>
        {
            age = (message as HttpResponseStart)?.Headers["strict-transport-security"] ?? age;
            return default;
        });
        Assert.Equal("max-age=60; includeSubDomains", age);
    }

    [Fact]
    public void A_synchronous_application_has_them_too()
    {
        var (status, headers) = new RequestIds().Wrap(new SecurityHeaders().Wrap(App.Wsgi)).CallSync("GET", ("x-request-id", "a1"));
        Assert.Equal(("200 OK", "nosniff", "a1"), (status, headers["x-content-type-options"], headers["x-request-id"]));
    }

    [Theory]
    [InlineData("abc-1_2.3:/+=", true)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    [InlineData("a\"b", false)]
    public async Task A_harmless_id_of_the_client_is_taken(string id, bool isTaken)
    {
        using var client = Requests.Client(new RequestIds().Wrap);
        using var answer = await client.SendAsync("GET", "/short", ("x-request-id", id));
        Assert.Equal(isTaken, answer.Field("x-request-id") == id);
        using var next = await client.SendAsync("GET", "/text/sync");
        Assert.Matches("^[0-9a-f]{32}$", next.Field("x-request-id")!);
        Assert.NotEqual(answer.Field("x-request-id"), next.Field("x-request-id"));
    }

    [Fact]
    public async Task A_new_id_is_that_of_the_trace()
    {
        using var client = Requests.Client(new RequestIds("request-id") { IsTaken = false }.Wrap);
        using var answer = await client.SendAsync(
            "GET", "/nowhere", ("request-id", "a1"), ("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"));
        Assert.Equal("0123456789abcdef0123456789abcdef", answer.Field("request-id"));
        Assert.Contains("0123456789abcdef0123456789abcdef", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_long_id_is_not_taken()
    {
        using var client = Requests.Client(new RequestIds().Wrap);
        using var answer = await client.SendAsync("GET", "/short", ("x-request-id", new string('a', 129)));
        Assert.Equal(32, answer.Field("x-request-id")!.Length);
    }
}
