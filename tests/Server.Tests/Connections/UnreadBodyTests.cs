using System.Text;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Transports.Memory;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What becomes of a response whose request has a body that nobody reads to its end, and what the next request sees.</summary>
public sealed class UnreadBodyTests
{
    private const long Second = 1_000;
    private const int Large = 100_000;

    private const string Chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static readonly AsgiApplication Early = Text(new string('a', Large));

    [Fact]
    public void A_body_that_stops_does_not_cost_a_response_that_its_client_still_reads()
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");

        timed.Pass(6 * Second);
        client.Write("0123456GET /next HTTP/1.1\r\nHost: a\r\n\r\n"u8);

        AssertWhole(timed, client);
        AssertRefused(timed, "408: the body arrived more slowly than 240 bytes per second");
        AssertNext(timed);
    }

    /// <summary>The next request may be another client's, of a front server that has this connection in its pool.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("5\r\n")]
    [InlineData("5\r\nhello")]
    [InlineData("5\r\nhello\r\n0\r\n")]
    [InlineData("5\r\nhello\r\n0\r\nX: y\r\n")]
    public void A_chunked_body_whose_end_is_not_there_ends_the_connection_and_the_head_says_so(string body)
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, Chunked + body);

        AssertLast(timed.Server.ReadAll(client));
        client.Write("\r\n"u8);

        Assert.Equal("", timed.Server.Ask(client, Get));
        Assert.True(client.HasEnded);
        Assert.Empty(timed.Server.Log);
        AssertNext(timed);
    }

    [Theory]
    [InlineData("0\r\n\r\n")]
    [InlineData("5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nX: y\r\n\r\n")]
    public void A_chunked_body_that_is_there_to_its_end_leaves_the_connection_to_the_next_request(string body)
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, Chunked + body + Get);

        var answers = timed.Server.ReadAll(client) + timed.Server.Ask(client, Get);

        Assert.Equal(3, answers.Split("HTTP/1.1 200 ").Length - 1);
        Assert.DoesNotContain("connection: close", answers, StringComparison.Ordinal);
        Assert.Empty(timed.Server.Log);
    }

    /// <summary>The answer is the handler's: it did not ask for the body.</summary>
    [Fact]
    public void A_chunked_body_that_is_there_and_malformed_ends_the_connection_with_one_line_of_the_log()
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, Chunked + "5\r\nhello\r\nzz\r\n" + Get);

        AssertLast(timed.Server.ReadAll(client));

        Assert.True(client.HasEnded);
        AssertRefused(timed, "400: a chunk size is not 1 to 16 hexadecimal digits");
        AssertNext(timed);
    }

    /// <summary>Its handler may ask for the body until the response is complete.</summary>
    [Fact]
    public void A_response_that_is_begun_before_the_end_of_a_chunked_body_says_that_it_is_the_last()
    {
        var body = "";
        using var timed = new TimedServer(async (_, receive, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("begun"u8.ToArray(), moreBody: true));
            while (await receive() is HttpRequest part)
            {
                body += Encoding.ASCII.GetString(part.Body.Span);
                if (!part.MoreBody)
                    break;
            }

            await send(new HttpResponseBody("ended"u8.ToArray()));
        });
        var client = Begin(timed, Chunked + "5\r\nhello\r\n");

        var answer = timed.Server.ReadAll(client) + timed.Server.Ask(client, "1\r\n!\r\n0\r\n\r\n" + Get);

        AssertLast(answer);
        Assert.EndsWith("ended\r\n0\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.Equal("hello!", body);
        Assert.True(client.HasEnded);
    }

    /// <summary>What it has received stays as it is until the response is sent.</summary>
    [Fact]
    public void A_handler_that_answers_with_the_part_it_has_received()
    {
        using var timed = new TimedServer(async (_, receive, send) =>
        {
            var part = (HttpRequest)await receive();
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(part.Body));
        });
        var client = Begin(timed, Chunked + "6\r\nfirst \r\n3\r\nand\r\n0\r\nX: ");

        Assert.EndsWith("first and", timed.Server.ReadAll(client), StringComparison.Ordinal);
    }

    /// <summary>What the head promises, the connection keeps.</summary>
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_body_with_a_length_is_read_away_up_to_the_limit(int beyond, bool isKept)
    {
        using var timed = new TimedServer(Text("early"));
        var length = HttpConnection.DrainLimit + beyond;
        var client = Begin(timed, $"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n");
        var answer = timed.Server.ReadAll(client);
        for (var sent = 0; sent < length; sent += 10_000)
        {
            client.Write(new byte[Math.Min(10_000, length - sent)]);
            timed.Server.Turn(1);
        }

        Assert.EndsWith("early", answer, StringComparison.Ordinal);
        Assert.Equal(!isKept, answer.Contains("connection: close", StringComparison.Ordinal));
        Assert.Equal(isKept, timed.Server.Ask(client, Get).EndsWith("early", StringComparison.Ordinal));
        Assert.Equal(!isKept, client.HasEnded);
        Assert.Empty(timed.Server.Log);
    }

    /// <summary>Its end is that of the connection, and a reset says that it is not whole.</summary>
    [Fact]
    public void A_response_that_ends_with_its_connection_is_whole_though_the_handler_still_waits_for_the_body()
    {
        var isNotified = false;
        var mayAnswer = new TaskCompletionSource();
        using var timed = new TimedServer(async (_, receive, send) =>
        {
            await receive();
            var rest = receive();
            await mayAnswer.Task;
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(Encoding.ASCII.GetBytes(new string('a', Large)), moreBody: true));
            await send(new HttpResponseBody(default));
            isNotified = await rest is HttpDisconnect;
        });
        var client = Begin(timed, "POST / HTTP/1.0\r\nContent-Length: 10\r\n\r\nabc");
        mayAnswer.SetResult();

        timed.Pass(6 * Second);

        AssertWhole(timed, client);
        Assert.True(isNotified);
    }

    private static MemoryClient Begin(TimedServer timed, string request)
    {
        var client = timed.Connect();
        client.Window = 2 * Large;
        client.Write(Encoding.ASCII.GetBytes(request));
        timed.Server.Turn();
        return client;
    }

    /// <summary>The client gets all of the response and then the end: nothing more is answered on this connection.</summary>
    private static void AssertWhole(TimedServer timed, MemoryClient client)
    {
        var answer = timed.Server.ReadAll(client);
        Assert.Single(answer.Split("HTTP/1.1 200 ")[1..]);
        Assert.EndsWith("\r\n\r\n" + new string('a', Large), answer, StringComparison.Ordinal);
        Assert.False(client.IsReset);
        Assert.True(client.HasEnded);
    }

    private static void AssertLast(string answer)
    {
        Assert.Single(answer.Split("HTTP/1.1 200 ")[1..]);
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
    }

    private static void AssertRefused(TimedServer timed, string why) =>
        Assert.EndsWith(
            " with "
                + why,
                Assert.Single(timed.Server.Log, line => !line.StartsWith("Debug:", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static void AssertNext(TimedServer timed) =>
        Assert.EndsWith("aaa", timed.Server.Ask(timed.Connect(), Get), StringComparison.Ordinal);
}
