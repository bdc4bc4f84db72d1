using System.Text;
using Adapters.Server.Transports.Memory;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What becomes of a response whose request has a body that nobody reads to its end, and what the next request sees.</summary>
public sealed class UnreadBodyTests
{
    private const long Second = 1_000;
    private const int Large = 100_000;

    private static readonly AsgiApplication Early = Text(new string('a', Large));

    [Fact]
    public void A_body_that_stops_does_not_cost_a_response_that_its_client_still_reads()
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");

        timed.Pass(6 * Second);
        client.Write("0123456GET /next HTTP/1.1\r\nHost: a\r\n\r\n"u8);

        AssertWhole(timed, client);
        AssertRefused(timed, "408: the body came slower than 240 bytes a second");
        AssertNext(timed);
    }

    [Fact]
    public void A_body_that_turns_out_malformed_behind_its_response_is_one_line_of_the_log()
    {
        using var timed = new TimedServer(Early);
        var client = Begin(timed, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");

        client.Write("zz\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n"u8);

        AssertWhole(timed, client);
        AssertRefused(timed, "400: a chunk size is not 1 to 16 hexadecimal digits");
        AssertNext(timed);
    }

    /// <summary>Its end is told by the connection's, and a reset says that it is not whole.</summary>
    [Fact]
    public void A_response_that_ends_with_its_connection_is_whole_though_the_handler_still_waits_for_the_body()
    {
        var mayAnswer = new TaskCompletionSource();
        using var timed = new TimedServer(async (_, receive, send) =>
        {
            await receive();
            var rest = receive();
            await mayAnswer.Task;
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(Encoding.ASCII.GetBytes(new string('a', Large)), moreBody: true));
            await send(new HttpResponseBody(default));
            await rest;
        });
        var client = Begin(timed, "POST / HTTP/1.0\r\nContent-Length: 10\r\n\r\nabc");
        mayAnswer.SetResult();

        timed.Pass(6 * Second);

        AssertWhole(timed, client);
        AssertRefused(timed, "408: the body came slower than 240 bytes a second");
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

    private static void AssertRefused(TimedServer timed, string why) =>
        Assert.EndsWith(
            " with " + why, Assert.Single(timed.Server.Log, line => !line.StartsWith("Debug:", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static void AssertNext(TimedServer timed) =>
        Assert.EndsWith("aaa", timed.Server.Ask(timed.Connect(), Get), StringComparison.Ordinal);
}
