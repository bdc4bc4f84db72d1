using Adapters.Server.Binding;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What a front server is answered over uwsgi: that it must say how long a body is, and nothing of the connection.</summary>
public sealed class UwsgiResponseTests
{
    [Fact]
    public void A_body_without_its_length_is_refused_and_the_next_request_is_answered()
    {
        using var server = new LoopedServer(Echo, protocol: BindProtocols.Uwsgi);

        var answer = server.Ask(
            [.. UwsgiPacket.Of(("REQUEST_URI", "/"), ("HTTP_TRANSFER_ENCODING", "chunked")), .. "5\r\nhello\r\n0\r\n\r\n"u8]);

        Assert.StartsWith("HTTP/1.1 411 Length Required\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("must buffer the body and send its length", Assert.Single(server.Log), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", server.Ask(UwsgiPacket.Of(("REQUEST_URI", "/"))), StringComparison.Ordinal);
        Assert.EndsWith(
            "hello",
            server.Ask(
                [.. UwsgiPacket.Of(("REQUEST_URI", "/"), ("HTTP_TRANSFER_ENCODING", "chunked"), ("CONTENT_LENGTH", "5")), .. "hello"u8]),
            StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }

    /// <summary>Its connection ends with each: lighttpd and uWSGI's router hand the field on, and end that of their client.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/fails")]
    [InlineData("/a/../b")]
    public void No_response_speaks_of_its_connection(string uri)
    {
        using var server = new LoopedServer(Answer, protocol: BindProtocols.Uwsgi);

        var answer = server.Ask(UwsgiPacket.Of(("REQUEST_URI", uri), ("CONTENT_LENGTH", "300000")));

        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("connection", answer, StringComparison.OrdinalIgnoreCase);

        static async ValueTask Answer(Scope scope, Receive receive, Send send)
        {
            if (((HttpScope)scope).Path == "/fails")
                throw new InvalidOperationException("fails");
            await send(Start(200, ("connection", "close")));
            await send(new HttpResponseBody("ok"u8.ToArray()));
        }
    }

    [Fact]
    public void Nor_does_the_refusal_of_a_connection_too_many()
    {
        using var server = new LoopedServer(Text("ok"), new ServerOptions { LimitConcurrency = 1 }, BindProtocols.Uwsgi);
        var first = server.Connect();
        for (var i = 0; i < DescriptorBudget.Reserve; i++)
        {
            var answer = server.ReadAll(server.Connect());
            Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("connection", answer, StringComparison.OrdinalIgnoreCase);
        }

        first.Write(UwsgiPacket.Of(("REQUEST_URI", "/")));
        Assert.EndsWith("ok", server.ReadAll(first), StringComparison.Ordinal);
    }
}
