using System.Text;
using Adapters.Server.Scheduling;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What the next request sees after one that ended otherwise than it should: on the same connection, and on another.</summary>
public sealed class NextRequestTests
{
    private const string Plain = "GET /next?q=2 HTTP/1.1\r\nHost: b\r\nX-Mark: next\r\n\r\n";

    /// <summary>Says all that it sees of its request, and whether somebody has stored something in its state before.</summary>
    private static async ValueTask Tell(Scope scope, Receive receive, Send send)
    {
        var http = (HttpScope)scope;
        var state = http.State.TryGetValue("path", out var former) ? former : "none";
        http.State["path"] = http.Path;
        if (http.Path == "/reads")
            await ReadAll(receive);
        await Text($"{http.MethodName} {http.Path} {http.QueryStringText} {http.Headers["x-mark"]} {state}")(scope, receive, send);
    }

    private static void AssertNext(LoopedServer server)
    {
        Assert.EndsWith("GET /next q=2 next none", server.Ask(server.Connect(), Plain), StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_client_that_leaves_while_its_unread_body_is_read_away()
    {
        using var server = new LoopedServer(Tell);
        var client = server.Connect();
        Assert.EndsWith(
            "POST /x a=1 first none",
            server.Ask(
                client, "POST /x?a=1 HTTP/1.1\r\nHost: a\r\nX-Mark: first\r\nContent-Length: 1000\r\n\r\nabcd"), StringComparison.Ordinal);
        client.End();
        server.Turn();
        AssertNext(server);
    }

    [Theory]
    [InlineData("zz\r\n", "400")]
    [InlineData("5\r\nabcdeX", "400")]
    [InlineData("0\r\nContent-Length: 5\r\n\r\n", "400")]
    [InlineData("ffffff\r\n", "413")]
    public void A_body_that_turns_out_malformed_while_the_handler_waits_for_it(string rest, string status)
    {
        using var server = new LoopedServer(Tell, new ServerOptions { LimitRequestBody = 100_000 });
        var client = server.Connect();
        client.Write("POST /reads HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"u8);
        server.Turn();
        var answer = server.Ask(client, rest);
        Assert.StartsWith("HTTP/1.1 " + status, answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        for (var i = 0; i < 3; i++)
        {
            var next = server.Connect();
            next.Write("POST /reads HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab"u8);
            server.Turn();
            Assert.EndsWith("POST /reads   none", server.Ask(next, "cd"), StringComparison.Ordinal);
        }

        AssertNext(server);
    }

    [Fact]
    public void A_client_that_resets_while_it_is_asked_to_continue()
    {
        var ended = new List<string>();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            ended.Add(await ReadAll(receive));
            await Text("read")(scope, receive, send);
        });
        for (var i = 0; i < 3; i++)
        {
            var client = server.Connect();
            client.Write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"u8);
            client.BreakSends();
            server.Turn();
            Assert.Equal(i + 1, ended.Count);
            Assert.EndsWith(" (disconnected)", ended[i], StringComparison.Ordinal);
        }

        Assert.Equal(0, server.Set.Count);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void An_answer_that_fails_in_its_middle_leaves_the_ones_before_it_whole()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (((HttpScope)scope).Path == "/large")
            {
                await Text(new string('a', 20_000))(scope, receive, send);
                return;
            }

            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("part"u8.ToArray(), moreBody: true));
            throw new InvalidOperationException("in the middle");
        });
        var client = server.Connect();
        client.Window = 1_000;
        client.Write("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET /fails HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        client.Window = int.MaxValue;
        var answers = server.ReadAll(client);
        Assert.Contains("aaaa", answers, StringComparison.Ordinal);
        Assert.EndsWith("4\r\npart\r\n", answers, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        Assert.EndsWith("aaaa", server.Ask(server.Connect(), "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }

    /// <summary>Nobody else need suffer for what an application does after its response is whole.</summary>
    [Fact]
    public void An_application_that_fails_after_its_response_leaves_the_connection_to_the_next()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await Tell(scope, receive, send);
            if (((HttpScope)scope).Path == "/fails")
                throw new InvalidOperationException("afterwards");
        });
        var client = server.Connect();
        Assert.EndsWith(
            "GET /fails  first none", server.Ask(client, "GET /fails HTTP/1.1\r\nHost: a\r\nX-Mark: first\r\n\r\n"),
            StringComparison.Ordinal);
        Assert.Contains(server.Log, line => line.Contains("The application failed", StringComparison.Ordinal));
        Assert.EndsWith("GET /next q=2 next none", server.Ask(client, Plain), StringComparison.Ordinal);
        AssertNext(server);
    }

    [Fact]
    public void A_client_that_ends_its_side_is_gone_for_the_requests_that_wait_their_turn_too()
    {
        var first = new TaskCompletionSource();
        var seen = new List<string>();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var http = (HttpScope)scope;
            if (http.Path == "/first")
                await first.Task;
            await ReadAll(receive);
            var isGone = await receive() is HttpDisconnect;
            seen.Add($"{http.Path} {isGone} {http.Aborted.IsCancellationRequested}");
            await Text("answered")(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("GET /first HTTP/1.1\r\nHost: a\r\n\r\nPOST /second HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"u8);
        client.End();
        server.Turn();
        first.SetResult();
        var answers = server.ReadAll(client);
        Assert.Equal(["/first True True", "/second True True"], seen);
        Assert.Equal(2, answers.Split("answered").Length - 1);
        Assert.Equal(0, server.Set.Count);
        Assert.Empty(server.Errors);
    }

    /// <summary>The body fills the block to its last byte: there has to be room to see the end all the same.</summary>
    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "GET /next HTTP/1.1\r\n")]
    public void A_client_that_leaves_behind_a_body_that_fills_the_block(bool asksForTheEnd, string next)
    {
        var mayRead = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, _) =>
        {
            using var registration = ((HttpScope)scope).Aborted.Register(ended.SetResult);
            await mayRead.Task;
            await ReadAll(receive);
            if (asksForTheEnd)
                await receive();
            else
                await ended.Task;
        });
        var client = server.Connect();
        client.Write(
            Encoding.Latin1.GetBytes($"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {BlockPool.SmallSize - next.Length}\r\n\r\n"));
        client.Write(new byte[BlockPool.SmallSize - next.Length]);
        client.Write(Encoding.Latin1.GetBytes(next));
        server.Turn();
        mayRead.SetResult();
        server.Turn();
        client.End();
        server.Turn();
        Assert.True(ended.Task.IsCompleted);
        Assert.Equal(0, server.Set.Count);
        Assert.Empty(server.Errors);
    }

    /// <summary>
    /// Its end stands behind more than a connection receives ahead: nobody reads that far, and the handler has to know all the
    /// same.
    /// </summary>
    [Fact]
    public void A_client_that_leaves_behind_more_requests_than_there_is_room_for()
    {
        var seen = new List<string>();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var http = (HttpScope)scope;
            await ReadAll(receive);
            seen.Add($"{http.Path} {await receive() is HttpDisconnect} {http.Aborted.IsCancellationRequested}");
            await Text("answered")(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("GET /first HTTP/1.1\r\nHost: a\r\n\r\nPOST /second HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"u8);
        client.Write(new byte[100_000]);
        server.Turn();
        Assert.Empty(seen);
        client.End();
        var answers = server.ReadAll(client);
        Assert.Equal(["/first True True", "/second True True"], seen);
        Assert.Equal(2, answers.Split("answered").Length - 1);
        Assert.Equal(0, server.Set.Count);
        Assert.Empty(server.Errors);
    }

    /// <summary>
    /// A response that is begun while so much of the body is to come says that the connection ends, since nobody will read it
    /// away.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unread_body_that_is_too_long_to_read_away_is_reported_in_the_head(bool isStreamed)
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await send(new HttpResponseStart(200));
            if (isStreamed)
                await send(new HttpResponseBody("part"u8.ToArray(), moreBody: true));
            await send(new HttpResponseBody("last"u8.ToArray()));
        });
        var answer = server.Ask(server.Connect(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\nabc");
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_fills_the_block_while_the_handler_is_busy()
    {
        var busy = new TaskCompletionSource();
        var body = "";
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await busy.Task;
            body = await ReadAll(receive);
            await Text("read")(scope, receive, send);
        });
        var client = server.Connect();
        var head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n";
        client.Write(Encoding.ASCII.GetBytes(head));
        client.Write(Encoding.ASCII.GetBytes(new string('x', (64 * 1024) - head.Length)));
        server.Turn();
        client.Write(Encoding.ASCII.GetBytes(new string('y', 70_000 - (64 * 1024) + head.Length)));
        server.Turn();
        busy.SetResult();
        Assert.EndsWith("read", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal(70_000, body.Length);
    }

    [Fact]
    public void Pipelined_answers_beyond_the_high_water_mark_all_come()
    {
        var answer = new string('a', 10_000);
        using var server = new LoopedServer(Text(answer));
        var client = server.Connect();
        client.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Get, 50))));
        var all = server.ReadAll(client);
        Assert.Equal(50, all.Split(answer).Length - 1);
    }

    [Theory]
    [InlineData(false, 16 * 1024)]
    [InlineData(true, 16 * 1024)]
    public void A_large_head_behind_a_queued_answer_leaves_its_body_room_to_wait(bool isChunked, int length)
    {
        var part = new byte[length];
        part.AsSpan().Fill((byte)'b');
        using var server = new LoopedServer(async (_, _, send) =>
        {
            var start = new HttpResponseStart(200);
            for (var i = 0; i < 5; i++)
                start.Headers.Add($"x-large-{i}", new string('h', 4_000));
            await send(start);
            await send(new HttpResponseBody(part, moreBody: isChunked));
            if (isChunked)
                await send(new HttpResponseBody());
        });
        var client = server.Connect();
        client.Window = 1_000;
        client.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Get, 4))));
        var all = server.ReadAll(client);
        Assert.Equal(4, all.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Equal(4, all.Split(new string('b', length) + (isChunked ? "\r\n0\r\n\r\n" : "")).Length - 1);
        Assert.False(client.IsReset);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public void Requests_that_were_sent_before_the_client_ended_its_side_are_answered()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await wait.Task;
            await Text(((HttpScope)scope).Path)(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        client.End();
        server.Turn();
        wait.SetResult();
        var all = server.ReadAll(client);
        Assert.Contains("/1HTTP", all, StringComparison.Ordinal);
        Assert.EndsWith("/3", all, StringComparison.Ordinal);
        Assert.False(client.IsReset);
        Assert.True(client.HasEnded);
    }

    [Fact]
    public void A_body_that_came_before_the_client_ended_its_side_is_read()
    {
        var body = "";
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await wait.Task;
            body = await ReadAll(receive);
            await Text("read")(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd"u8);
        client.End();
        server.Turn();
        wait.SetResult();
        Assert.EndsWith("read", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal("abcd", body);
    }

    [Fact]
    public void A_line_end_too_many_after_a_request_does_not_make_the_connection_late()
    {
        using var server = new LoopedServer(Tell);
        var client = server.Connect();
        server.Ask(client, Get + "\r\n");
        Assert.EndsWith("GET /next q=2 next none", server.Ask(client, Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_part_that_is_longer_than_the_declared_length_is_500()
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(Start(200, ("content-length", "1")));
            await send(new HttpResponseBody("ab"u8.ToArray()));
        });
        var client = server.Connect();
        Assert.StartsWith("HTTP/1.1 500", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.False(client.IsReset);
    }

    [Fact]
    public void An_unread_body_that_is_too_long_to_read_away_is_reported_with_the_head()
    {
        using var server = new LoopedServer(Text("ok"));
        var answer = server.Ask(server.Connect(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nab");
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "connection: close\r\n", server.Ask(server.Connect(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nab"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_that_waits_to_be_sent_is_sent_though_the_client_ended_its_side()
    {
        using var server = new LoopedServer(Text(new string('a', 12_000)));
        var client = server.Connect();
        client.Window = 1_000;
        client.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        client.End();
        server.Turn();
        var all = server.ReadAll(client);
        Assert.EndsWith(new string('a', 12_000), all, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        Assert.False(client.IsReset);
    }
}
