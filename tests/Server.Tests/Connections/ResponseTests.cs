using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What is sent of a response: how its body is framed, what head it has, and whether the connection stays (HTTP 2.5, RFC 9112).</summary>
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

    [Fact]
    public void An_application_can_close_the_connection()
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(Start(200, ("connection", "close")));
            await send(new HttpResponseBody());
        });
        var client = server.Connect();
        Assert.Contains("connection: close\r\n", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.True(client.HasEnded);
    }
}
