using Adapters.Server.Tests.Connections;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>Applications that throw, or break the rules of ASGI 3.0 and HTTP 2.5: what the client gets, and what is logged.</summary>
public sealed class ApplicationFaultTests
{
    [Fact]
    public void An_exception_before_the_response_is_500_and_a_log_line()
    {
        using var server = new LoopedServer((_, _, _) => throw new InvalidOperationException("secret"));
        var client = server.Connect();
        var answer = server.Ask(client, Get);
        Assert.StartsWith("HTTP/1.1 500 Internal Server Error\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.Contains(
            server.Log, l => l.StartsWith("Error:", StringComparison.Ordinal) && l.Contains("secret", StringComparison.Ordinal));
        Assert.True(client.HasEnded);
    }

    [Fact]
    public void An_exception_after_the_start_still_is_500()
    {
        var answer = Answer(async (_, _, send) =>
        {
            await send(Start(200, ("x-lost", "yes")));
            throw new InvalidOperationException();
        });
        Assert.StartsWith("HTTP/1.1 500", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("x-lost", answer, StringComparison.Ordinal);
    }

    /// <summary>
    /// Its client can tell that a chunked body is not whole, or one with a length; one that ends with its connection needs a
    /// reset.
    /// </summary>
    [Theory]
    [InlineData("1.1", null, false)]
    [InlineData("1.1", "9", false)]
    [InlineData("1.0", "9", false)]
    [InlineData("1.0", null, true)]
    public void An_exception_after_a_part_of_the_body_ends_the_connection(string version, string? length, bool isReset)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(length is null ? new HttpResponseStart(200) : Start(200, ("content-length", length)));
            await send(new HttpResponseBody("part"u8.ToArray(), moreBody: true));
            throw new InvalidOperationException();
        });
        var client = server.Connect();
        var answer = server.Ask(client, $"GET / HTTP/{version}\r\nHost: a\r\n\r\n");
        Assert.Equal(isReset, client.IsReset);
        Assert.True(isReset || client.HasEnded);
        Assert.DoesNotContain("0\r\n\r\n", answer, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BrokenOrders => new()
    {
        { "body first", "http.response.body was sent before http.response.start (ASGI HTTP 2.5)." },
        { "two starts", "http.response.start was sent twice: a response starts once (ASGI HTTP 2.5)." },
        { "no status", "http.response.start has the status 0: a final status is 200 to 599 (RFC 9110, section 15)." },
        { "trailers", "http.response.trailers is an extension that this server does not offer: check scope.Extensions before sending it "
            + "(ASGI 3.0, extensions)." },
        { "websocket", "websocket.accept is not an event of an http scope: send http.response.start and "
            + "http.response.body (ASGI HTTP 2.5)." },
        { "too long", "The body is longer than its Content-Length of 1 bytes." },
        { "too short", "The body has 2 bytes, but its Content-Length is 9." },
        { "bad length", "The Content-Length '+1' is not a number of bytes (RFC 9110, section 8.6)." },
        { "nothing", "The application completed without http.response.start." },
        { "no end", "The application completed before the last http.response.body (one with more_body false)." },
    };

    [Theory]
    [MemberData(nameof(BrokenOrders))]
    public void What_breaks_the_rules_is_reported(string what, string message)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            switch (what)
            {
                case "body first":
                    await send(new HttpResponseBody());
                    break;
                case "two starts":
                    await send(new HttpResponseStart(200));
                    await send(new HttpResponseStart(200));
                    break;
                case "no status":
                    await send(new HttpResponseStart());
                    break;
                case "trailers":
                    await send(new HttpResponseTrailers());
                    break;
                case "websocket":
                    await send(new WebSocketAccept());
                    break;
                case "too long" or "too short" or "bad length":
                    await send(Start(200, ("content-length", what == "too long" ? "1" : what == "too short" ? "9" : "+1")));
                    await send(new HttpResponseBody("ab"u8.ToArray()));
                    break;
                case "no end":
                    await send(new HttpResponseStart(200));
                    break;
            }
        });
        server.Ask(server.Connect(), Get);
        Assert.Contains(server.Log, l => l.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_after_the_last_are_ignored() =>
        Assert.EndsWith("\r\n\r\nhi", Answer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("hi"u8.ToArray()));
            await send(new HttpResponseBody("more"u8.ToArray()));
        }));
}
