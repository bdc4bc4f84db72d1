using System.Text;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Tests.Transports;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>What an ASGI application may do, and what the client then sees (ASGI 3.0, HTTP 2.5).</summary>
public sealed class GatewayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Pipelined_requests_are_answered_in_order_though_they_take_longer()
    {
        var waits = new Queue<TaskCompletionSource>([new(), new(), new()]);
        var running = new List<TaskCompletionSource>();
        using var server = new LoopedServer(async (scope, _, send) =>
        {
            var wait = waits.Dequeue();
            var path = ((HttpScope)scope).Path;
            running.Add(wait);
            await wait.Task;
            await Text(path)(scope, null!, send);
        });
        var client = server.Connect();
        client.Write("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        Assert.Single(running);
        for (var i = 0; i < 3; i++)
        {
            running[i].SetResult();
            Assert.EndsWith($"/{i + 1}", server.ReadAll(client), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_scope_stays_readable_while_other_requests_come()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, _, send) =>
        {
            var http = (HttpScope)scope;
            if (http.RoutePath.StartsWith("/slow"u8))
                await wait.Task;
            await Text($"{http.Path} {http.QueryStringText} {http.Headers["x-mark"]}")(scope, null!, send);
        });
        var (slow, fast) = (server.Connect(), server.Connect());
        slow.Write("GET /slow/one?q=1 HTTP/1.1\r\nHost: a\r\nX-Mark: first\r\n\r\n"u8);
        server.Turn();
        for (var i = 0; i < 5; i++)
            Assert.EndsWith(
                "/other/path q=2 second", server.Ask(fast, "GET /other/path?q=2 HTTP/1.1\r\nHost: b\r\nX-Mark: second\r\n\r\n"),
                StringComparison.Ordinal);
        wait.SetResult();
        Assert.EndsWith("/slow/one q=1 first", server.ReadAll(slow), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_the_application_holds_is_not_written_over()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var part = (HttpRequest)await receive();
            if (((HttpScope)scope).Path == "/slow")
                await wait.Task;
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(part.Body));
        });
        var (slow, fast) = (server.Connect(), server.Connect());
        slow.Write("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst"u8);
        server.Turn();
        for (var i = 0; i < 5; i++)
            Assert.EndsWith(
                "other", server.Ask(fast, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nother"), StringComparison.Ordinal);
        wait.SetResult();
        Assert.EndsWith("first", server.ReadAll(slow), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_nobody_reads_is_read_away()
    {
        using var server = new LoopedServer(Text("ok"));
        var client = server.Connect();
        Assert.EndsWith("ok", server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab"), StringComparison.Ordinal);
        Assert.EndsWith("ok", server.Ask(client, "cd" + Get), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_waits_for_100_gets_it_when_the_application_reads()
    {
        using var server = new LoopedServer(Echo);
        var client = server.Connect();
        Assert.Equal(
            "HTTP/1.1 100 Continue\r\n\r\n",
            server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
        Assert.EndsWith("hi", server.Ask(client, "hi"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_waits_for_100_does_not_get_it_if_nobody_reads()
    {
        using var server = new LoopedServer(Text("no"));
        var client = server.Connect();
        var answer = server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
    }

    /// <summary>A task that watches for the end of the client must not keep its handler from ending.</summary>
    [Fact]
    public void A_receive_that_waits_while_another_task_completes_the_response_is_notified_of_a_disconnect()
    {
        ReceiveEvent? seen = null;
        using var server = new LoopedServer(async (_, receive, send) =>
        {
            await receive();
            var watching = receive().AsTask();
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("done"u8.ToArray()));
            seen = await watching;
        });
        var client = server.Connect();

        Assert.EndsWith("done", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.IsType<HttpDisconnect>(seen);
        Assert.EndsWith("done", server.Ask(client, Get), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_after_the_response_says_disconnect()
    {
        ReceiveEvent? last = null;
        Answer(async (_, receive, send) =>
        {
            await Text("x")(null!, null!, send);
            last = await receive();
        });
        Assert.IsType<HttpDisconnect>(last);
    }

    [Fact]
    public void Receive_and_the_token_report_a_client_that_leaves()
    {
        ReceiveEvent? last = null;
        var token = CancellationToken.None;
        using var server = new LoopedServer(async (scope, receive, _) =>
        {
            token = ((HttpScope)scope).Aborted;
            await receive();
            last = await receive();
        });
        var client = server.Connect();
        server.Ask(client, Get);
        client.End();
        server.Turn();
        Assert.IsType<HttpDisconnect>(last);
        Assert.True(token.IsCancellationRequested);
        Assert.Equal(0, server.Set.Count);
        Assert.DoesNotContain(server.Log, l => l.StartsWith("Error:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_ended_its_side_still_gets_the_answer()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await wait.Task;
            await Text("late")(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, Get);
        client.End();
        server.Turn();
        wait.SetResult();
        Assert.EndsWith("late", server.ReadAll(client), StringComparison.Ordinal);
    }

    [Fact]
    public void Send_to_a_client_that_is_gone_throws()
    {
        Exception? thrown = null;
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await wait.Task;
            thrown = await Record.ExceptionAsync(async () => await send(new HttpResponseStart(200)));
        });
        var client = server.Connect();
        server.Ask(client, Get);
        client.Reset();
        server.Turn();
        wait.SetResult();
        server.Turn();
        Assert.IsType<ClientDisconnectedException>(thrown);
    }

    [Fact]
    public void A_slow_client_makes_the_application_wait()
    {
        var sent = 0;
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            for (; sent < 100; sent++)
                await send(new HttpResponseBody(new byte[10_000], moreBody: true));
            await send(new HttpResponseBody());
        });
        var client = server.Connect();
        client.Window = 1_000;
        client.Write(Encoding.ASCII.GetBytes(Get));
        server.Turn(10);
        Assert.InRange(sent, 1, 10);
        client.Window = int.MaxValue;
        Assert.EndsWith("0\r\n\r\n", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal(100, sent);
    }

    [Fact]
    public void A_slow_application_makes_the_client_wait()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await receive();
            await wait.Task;
            await Echo(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"u8);
        client.Write(new byte[1_000_000]);
        server.Turn(50);
        Assert.InRange(client.Unsent, 800_000, 1_000_000);
        wait.SetResult();
        server.Turn(50);
        Assert.Contains("200 OK", server.ReadAll(client), StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_may_use_receive_and_send_from_another_thread()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await Task.Run(
                async () =>
                {
                    await receive();
                    await send(new HttpResponseStart(200));
                    await send(new HttpResponseBody("elsewhere"u8.ToArray()));
                });
        });
        var client = server.Connect();
        client.Write(Encoding.ASCII.GetBytes(Get));
        var text = "";
        Assert.True(
            SpinWait.SpinUntil(() => (text += server.ReadAll(client)).EndsWith("elsewhere", StringComparison.Ordinal), Patience), text);
    }

    [Fact]
    public void A_continuation_runs_on_the_loop_with_its_request_known()
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LoopedServer? running = null;
        var (isCurrent, route) = (false, "");
        using var server = running = new LoopedServer(async (scope, receive, send) =>
        {
            ((HttpScope)scope).Route = "the route";
            await wait.Task;
            isCurrent = running!.Loop.IsCurrent;
            route = running.Loop.Current?.Scope?.Route;
            await Text("x")(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, Get);
        wait.SetResult();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                server.Turn();
                return isCurrent;
            },
            Patience));
        Assert.Equal("the route", route);
    }

    [Fact]
    public void A_scope_that_has_ended_throws()
    {
        HttpScope? kept = null;
        Answer((scope, _, send) =>
        {
            kept = (HttpScope)scope;
            return Text("x")(scope, null!, send);
        });
        Assert.Throws<InvalidOperationException>(() => kept!.Path);
    }

    [Fact]
    public void A_request_that_is_refused_affects_no_other_connection()
    {
        using var server = new LoopedServer(Text("fine"));
        var (bad, good) = (server.Connect(), server.Connect());
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", server.Ask(bad, "GET / HTTP/1.1\nHost: a\n\n"), StringComparison.Ordinal);
        Assert.True(bad.HasEnded);
        Assert.Contains(server.Log, l => l.Contains("with 400: a line ends with LF alone", StringComparison.Ordinal));
        Assert.EndsWith("fine", server.Ask(good, Get), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_turns_out_malformed_is_400()
    {
        using var server = new LoopedServer(Echo);
        var client = server.Connect();
        var answer = server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        client.End();
        server.Turn();
        Assert.Equal(0, server.Set.Count);
    }

    [Fact]
    public void Too_many_connections_are_answered_503()
    {
        using var server = new LoopedServer(Text("x"), new ServerOptions { LimitConcurrency = 1 });
        var first = server.Connect();
        var second = server.Connect();
        var answer = server.ReadAll(second);
        Assert.StartsWith("HTTP/1.1 503 Service Unavailable\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("retry-after: 1\r\n", answer, StringComparison.Ordinal);
        Assert.True(second.HasEnded);
        Assert.EndsWith("x", server.Ask(first, Get), StringComparison.Ordinal);
    }
}
