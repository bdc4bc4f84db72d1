using System.Text;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What an application without a router sees of the target of a request (RFC 9112, section 3.2).</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1", "/ / ''")]
    [InlineData("GET /? HTTP/1.1", "/ / '?'")]
    [InlineData("GET /a%20b?c=%20 HTTP/1.1", "/a%20b /a b '?c=%20'")]
    [InlineData("GET http://a HTTP/1.1", "/ / ''")]
    [InlineData("GET http://a:80? HTTP/1.1", "/ / '?'")]
    [InlineData("GET http://a?b HTTP/1.1", "/ / '?b'")]
    [InlineData("GET https://a:443/b HTTP/1.1", "/b /b ''")]
    [InlineData("OPTIONS * HTTP/1.1", "* * ''")]
    [InlineData("OPTIONS http://a HTTP/1.1", "* * ''")]
    [InlineData("OPTIONS http://a/ HTTP/1.1", "/ / ''")]
    [InlineData("GET /\u00c3\u00a9 HTTP/1.1", "/\u00c3\u00a9 /\u00e9 ''")]
    [InlineData("GET / HTTP/1.7", "/ / ''")]
    public void A_target_is_a_path_and_a_query(string line, string expected)
    {
        using var server = new LoopedServer(Describe);
        var client = server.Connect();

        Assert.Equal(expected, server.Ask(client, $"{line}\r\nHost: a\r\n\r\n").Split("\r\n\r\n")[1]);
        Assert.Equal("/next /next '?x'", server.Ask(client, "GET /next?x HTTP/1.1\r\nHost: a\r\n\r\n").Split("\r\n\r\n")[1]);
    }

    [Fact]
    public void The_asterisk_is_not_below_a_prefix()
    {
        using var server = new LoopedServer(Describe, new ServerOptions { RootPath = "/api" });

        Assert.EndsWith("\r\n\r\n* * ''", server.Ask(server.Connect(), "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith(
            "\r\n\r\n/a /api/a ''", server.Ask(server.Connect(), "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.0")]
    [InlineData("HTTP/1.1")]
    public void A_Host_that_names_none_is_empty(string version)
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
            await Text($"'{((HttpScope)scope).Headers["host"]}'")(scope, receive, send));

        Assert.EndsWith("\r\n\r\n''", server.Ask(server.Connect(), $"GET / {version}\r\nHost:\r\n\r\n"), StringComparison.Ordinal);
    }

    /// <summary>The path as it came and as text, and the query with its question mark; in Latin-1, so that a character is a byte.</summary>
    private static async ValueTask Describe(Scope scope, Receive receive, Send send)
    {
        var http = (HttpScope)scope;
        var query = http.Request.HasQuery ? "?" + http.QueryStringText : "";
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(Encoding.Latin1.GetBytes($"{http.RawPathText} {http.Path} '{query}'")));
    }
}
