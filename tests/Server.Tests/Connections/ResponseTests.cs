using Adapters.CompilerServices;

using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>
/// What is sent of a response: how its body is framed, what head it has, and whether the connection stays (HTTP 2.5, RFC 9112).
/// </summary>
public sealed class ResponseTests
{
    [Fact]
    public void A_body_of_one_part_has_a_Content_Length() =>
        Assert.EndsWith("content-length: 2\r\n\r\nhi", Answer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("hi"u8.ToArray()));
        }));

    [Fact]
    public void A_body_of_several_parts_is_chunked() =>
        Assert.EndsWith("transfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", Answer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("ab"u8.ToArray(), moreBody: true));
            await send(new HttpResponseBody("c"u8.ToArray(), moreBody: true));
            await send(new HttpResponseBody());
        }));

    [Fact]
    public void A_length_of_the_application_is_kept() =>
        Assert.EndsWith("content-length: 3\r\n\r\nabc", Answer(async (_, _, send) =>
        {
            await send(Start(200, ("content-length", "3"), ("transfer-encoding", "chunked")));
            await send(new HttpResponseBody("ab"u8.ToArray(), moreBody: true));
            await send(new HttpResponseBody("c"u8.ToArray()));
        }));

    [Fact]
    public void HEAD_has_the_length_of_GET_and_no_body()
    {
        var answer = Answer(Text("hello"), "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.EndsWith("content-length: 5\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void HEAD_of_a_stream_has_no_length()
    {
        var answer = Answer(
            async (_, _, send) =>
            {
                await send(new HttpResponseStart(200));
                await send(new HttpResponseBody(default, moreBody: true));
                await send(new HttpResponseBody());
            },
            "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.DoesNotContain("content-length", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void A_status_without_a_body_has_none(int status)
    {
        var answer = Answer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(status));
            await send(new HttpResponseBody("lost"u8.ToArray()));
        });
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("content-length", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", null)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "4")]
    [InlineData("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", null)]
    [InlineData("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", null)]
    public void A_205_has_a_length_of_zero_and_the_next_request_is_answered(string request, string? length)
    {
        var status = 205;
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(length is null ? Start(status) : Start(status, ("content-length", length)));
            await send(new HttpResponseBody("lo"u8.ToArray(), moreBody: true));
            await send(new HttpResponseBody("st"u8.ToArray()));
        });
        var client = server.Connect();
        var answer = server.Ask(client, request);
        Assert.StartsWith("HTTP/1.1 205 Reset Content\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("content-length: 0\r\n").Length - 1);
        Assert.DoesNotContain("transfer-encoding", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        status = 200;
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", server.Ask(client, request), StringComparison.Ordinal);
    }

    [Fact]
    public void The_application_s_own_Date_and_Server_win()
    {
        var answer = Answer(async (_, _, send) =>
        {
            await send(Start(200, ("date", "then"), ("server", "mine")));
            await send(new HttpResponseBody());
        });
        Assert.Contains("date: then\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("server: mine\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("date:").Length - 1);
        Assert.DoesNotContain("server: adapters", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_sent_as_it_is_given_and_not_with_the_next_response()
    {
        var start = Start(200);
        using var server = new LoopedServer(async (scope, _, send) =>
        {
            start.Reason = ((HttpScope)scope).Path == "/long" ? new string('x', 1_000)
                : ((HttpScope)scope).Path == "/own" ? "Caf\u00e9 \t!" : null;
            await send(start);
            await send(new HttpResponseBody());
        });
        var client = server.Connect();
        Assert.StartsWith(
            "HTTP/1.1 200 Caf\u00e9 \t!\r\ndate: ", server.Ask(client, "GET /own HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK\r\ndate: ", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.StartsWith(
            $"HTTP/1.1 200 {new string('x', 1_000)}\r\ndate: ", server.Ask(client, "GET /long HTTP/1.1\r\nHost: a\r\n\r\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_middleware_makes_of_a_start_event_is_not_kept_for_the_next_response()
    {
        HeaderList shared = [new Header("x-shared", "1")];
        using var server = new LoopedServer((scope, _, send) => Respond.Text((HttpScope)scope, message =>
        {
            if (message is HttpResponseStart start && ((HttpScope)scope).Path == "/changed")
                (start.Reason, start.Headers) = ("Changed", shared);
            return send(message);
        }, "text"));
        var client = server.Connect();
        var changed = server.Ask(client, "GET /changed HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 Changed\r\n", changed, StringComparison.Ordinal);
        Assert.Contains("x-shared: 1\r\n", changed, StringComparison.Ordinal);
        var next = server.Ask(client, Get);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", next, StringComparison.Ordinal);
        Assert.Contains("content-type: text/plain", next, StringComparison.Ordinal);
        Assert.DoesNotContain("x-shared", next, StringComparison.Ordinal);
        Assert.Single(shared);
    }

    [Theory]
    [InlineData("OK\r\nx: y")]
    [InlineData("\0")]
    [InlineData("\u20ac")]
    public void A_reason_that_would_split_the_response_is_an_error(string reason)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200) { Reason = reason });
            await send(new HttpResponseBody());
        });
        Assert.StartsWith("HTTP/1.1 500 Internal Server Error\r\n", server.Ask(server.Connect(), Get), StringComparison.Ordinal);
        Assert.Contains(server.Log, l => l.Contains("The reason of the status has the character U+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u00e9")]
    [InlineData("\u00e2\u0080\u009e\u00c2\u0085")]
    public void A_value_that_a_request_may_have_a_response_may_have_too(string bytes)
    {
        using var server = new LoopedServer(async (scope, _, send) =>
        {
            var headers = ((HttpScope)scope).Headers;
            var start = Start(200, ("x-text", headers["x-text"]!));
            headers.TryGetValue("x-text"u8, out var value);
            start.Headers.Add(new Header("x-bytes"u8, value));
            await send(start);
            await send(new HttpResponseBody());
        });
        var answer = server.Ask(server.Connect(), $"GET / HTTP/1.1\r\nHost: a\r\nX-Text: {bytes}\r\n\r\n");
        Assert.Contains($"x-text: {bytes}\r\nx-bytes: {bytes}\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void No_byte_that_a_line_could_end_with_is_in_a_value()
    {
        for (var value = 0; value < 256; value++)
        {
            var isAllowed = value is '\t' or >= ' ' and not 0x7f;
            var (text, bytes) = (((char)value).ToString(), new[] { (byte)value });
            Assert.Equal(isAllowed, Record.Exception(() => new Header("x", text)) is null);
            Assert.Equal(isAllowed, Record.Exception(() => new Header("x"u8, bytes)) is null);
        }
    }

    [Theory]
    [InlineData("HTTP/1.0\r\n", false, "connection: close")]
    [InlineData("HTTP/1.0\r\nConnection: keep-alive\r\n", true, "connection: keep-alive")]
    [InlineData("HTTP/1.1\r\nHost: a\r\nConnection: close\r\n", false, "connection: close")]
    [InlineData("HTTP/1.1\r\nHost: a\r\n", true, "")]
    public void The_connection_stays_as_version_and_client_say(string rest, bool stays, string field)
    {
        using var server = new LoopedServer(Text("hello"));
        var client = server.Connect();
        var answer = server.Ask(client, $"GET / {rest}\r\n");
        Assert.EndsWith("hello", answer, StringComparison.Ordinal);
        Assert.Contains(field, answer, StringComparison.Ordinal);
        Assert.Equal(!stays, client.HasEnded);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("Close, x")]
    [InlineData("x,\tclose ")]
    public void An_application_can_close_the_connection(string value)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(Start(200, ("connection", value)));
            await send(new HttpResponseBody());
        });
        var client = server.Connect();
        Assert.Contains("connection: close\r\n", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.True(client.HasEnded);
    }

    [Fact]
    public void An_option_of_the_connection_that_is_not_close_changes_nothing()
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(Start(200, ("connection", "closed, x-close")));
            await send(new HttpResponseBody());
        });
        var client = server.Connect();
        Assert.DoesNotContain("connection:", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.DoesNotContain("connection:", server.Ask(client, Get), StringComparison.Ordinal);
    }
}
