using System.Text;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>
/// A body that turns out malformed once its response has begun is the client's doing: one line of the log says what is wrong, and
/// none that the application has failed.
/// </summary>
public sealed class MalformedBodyTests
{
    private const string Head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
    private const string Refusal =
        "Information: Rejected a request from 127.0.0.1 on connection 1 with 400: a chunk size is not 1 to 16 hexadecimal digits";

    /// <summary>Sends on whatever it receives, and does not look for the end of its client.</summary>
    private static async ValueTask SendBack(Scope scope, Receive receive, Send send)
    {
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("begun"u8.ToArray(), moreBody: true));
        while (await receive() is HttpRequest { MoreBody: true } part)
            await send(new HttpResponseBody(part.Body, moreBody: true));
        await send(new HttpResponseBody(default));
    }

    [Theory]
    [InlineData("zz\r\n", "")]
    [InlineData("", "zz\r\n")]
    public void The_response_is_cut_and_the_application_has_not_failed(string atOnce, string later)
    {
        using var server = new LoopedServer(SendBack);
        var client = server.Connect();

        var answer = server.Ask(client, Head + atOnce) + server.Ask(client, later + Get);

        Assert.EndsWith("3\r\nabc\r\n", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        Assert.False(client.IsReset);
        Assert.Equal([Refusal], LogOf(server));
        AssertNext(server);
    }

    [Fact]
    public void A_response_that_is_whole_before_arrives()
    {
        using var server = new LoopedServer(async (_, receive, send) =>
        {
            await send(Start(200, ("content-length", "5")));
            await send(new HttpResponseBody("whole"u8.ToArray(), moreBody: true));
            while (await receive() is HttpRequest { MoreBody: true })
            {
            }
        });
        var client = server.Connect();

        var answer = server.Ask(client, Head) + server.Ask(client, "zz\r\n" + Get);

        Assert.EndsWith("\r\n\r\nwhole", answer, StringComparison.Ordinal);
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        Assert.False(client.IsReset);
        Assert.Contains(Refusal, LogOf(server));
        Assert.DoesNotContain(
            server.Log,
            line => line.StartsWith("Error:", StringComparison.Ordinal) && line.Contains("ClientDisconnected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_error_of_the_applications_own_is_logged_too(bool isHeadSent)
    {
        using var server = new LoopedServer(async (_, receive, send) =>
        {
            await send(new HttpResponseStart(200));
            if (isHeadSent)
                await send(new HttpResponseBody("begun"u8.ToArray(), moreBody: true));
            while (await receive() is HttpRequest { MoreBody: true })
            {
            }

            throw new InvalidOperationException("of its own");
        });
        var client = server.Connect();

        server.Ask(client, Head + "zz\r\n");

        Assert.Contains(Refusal, LogOf(server));
        Assert.Single(server.Log, line => line.StartsWith("Error: The application failed", StringComparison.Ordinal));
    }

    private static string[] LogOf(LoopedServer server) =>
        [.. server.Log.Where(line => !line.StartsWith("Debug:", StringComparison.Ordinal))];

    private static void AssertNext(LoopedServer server)
    {
        var answer = server.Ask(server.Connect(), Head + "0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("0\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }
}
