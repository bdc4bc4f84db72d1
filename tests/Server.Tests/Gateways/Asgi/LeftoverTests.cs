using System.Text;
using Adapters.Server.Tests.Connections;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>
/// What an application leaves behind when it completes does not reach the next request: calls that nobody awaited, ambient data,
/// tokens and their callbacks.
/// </summary>
public sealed class LeftoverTests
{
    [Fact]
    public void A_receive_that_nobody_awaited_does_not_take_the_next_body()
    {
        var stray = new List<string>();
        Task? kept = null;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (((HttpScope)scope).Path == "/stray")
                kept = Observe(receive());
            else
                stray.Add("body " + await ReadAll(receive));
            await Text("ok")(scope, receive, send);

            async Task Observe(ValueTask<ReceiveEvent> wait) => stray.Add((await wait).Type);
        });
        var client = server.Connect();
        client.Write("POST /stray HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n"u8);
        server.Turn();
        server.ReadAll(client);
        server.Ask(client, "ab" + "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n");
        server.Ask(client, "mine");
        Assert.Equal(["http.disconnect", "body mine"], stray);
        Assert.True(kept!.IsCompletedSuccessfully);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_send_that_nobody_awaited_still_belongs_to_its_response()
    {
        Task? kept = null;
        var large = new byte[300_000];
        large.AsSpan().Fill((byte)'a');
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (((HttpScope)scope).Path != "/large")
            {
                await Text("next")(scope, receive, send);
                return;
            }

            await send(new HttpResponseStart(200));
            kept = send(new HttpResponseBody(large)).AsTask();
        });
        var client = server.Connect();
        client.Window = 20_000;
        client.Write("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        var all = server.ReadAll(client);
        Assert.Equal(300_000, all.AsSpan(all.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4).IndexOfAnyExcept('a'));
        Assert.EndsWith("next", all, StringComparison.Ordinal);
        Assert.True(kept!.IsCompletedSuccessfully);
    }

    [Fact]
    public void What_flows_with_one_request_does_not_flow_into_the_next()
    {
        var flow = new AsyncLocal<string?>();
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var before = flow.Value ?? "none";
            flow.Value = ((HttpScope)scope).Path;
            if (((HttpScope)scope).Path == "/waits")
                await wait.Task;
            await Text(before)(scope, receive, send);
        });
        var client = server.Connect();
        client.Write("GET /waits HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        wait.SetResult();
        var all = server.ReadAll(client) + server.Ask(client, Get);
        Assert.Equal(4, all.Split("\r\n\r\nnone").Length);
    }

    [Fact]
    public void What_an_application_leaves_in_the_flow_without_being_asynchronous_does_not_flow_into_the_next()
    {
        var flow = new AsyncLocal<string?>();
        using var server = new LoopedServer((scope, receive, send) =>
        {
            var before = flow.Value ?? "none";
            flow.Value = "left behind";
            return Text(before)(scope, receive, send);
        });
        var client = server.Connect();
        Assert.EndsWith("none", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.EndsWith("none", server.Ask(client, Get), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_was_kept_is_not_cancelled_by_the_next_client()
    {
        var tokens = new List<CancellationToken>();
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            tokens.Add(((HttpScope)scope).Aborted);
            if (tokens.Count > 1)
                await wait.Task;
            await Text("ok")(scope, receive, send);
        });
        server.Ask(server.Connect(), Get);
        var leaving = server.Connect();
        leaving.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        leaving.Reset();
        server.Turn();
        Assert.Contains("Debug: Aborted a request on connection 2 in GET /: the client left", server.Log);
        Assert.False(tokens[0].IsCancellationRequested);
        Assert.True(tokens[1].IsCancellationRequested);
        wait.SetResult();
    }

    [Fact]
    public void A_callback_of_the_token_that_throws_costs_nobody_anything()
    {
        var events = new List<string>();
        using var server = new LoopedServer(async (scope, receive, _) =>
        {
            ((HttpScope)scope).Aborted.Register(() => throw new InvalidOperationException("callback"));
            await receive();
            events.Add((await receive()).Type);
        });
        var client = server.Connect();
        client.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn();
        client.Reset();
        server.Turn();
        Assert.Equal(["http.disconnect"], events);
        Assert.Equal(0, server.Set.Count);
        Assert.Contains(server.Log, line => line.Contains("callback", StringComparison.Ordinal));
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_send_from_another_thread_that_comes_too_late_is_refused()
    {
        Send? late = null;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            late ??= send;
            await Text(((HttpScope)scope).Path)(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
        var sent = late!(new HttpResponseStart(200)).AsTask();
        Assert.EndsWith("/2", server.Ask(client, "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.True(sent.IsFaulted);
        Assert.Contains("has completed", sent.Exception!.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_that_swallows_that_its_client_has_left_has_not_failed()
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            for (var i = 0; i < 10; i++)
            {
                await Task.Yield();
                await Record.ExceptionAsync(() => send(new HttpResponseBody("part"u8.ToArray(), moreBody: true)).AsTask());
            }
        });
        var client = server.Connect();
        client.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        server.Turn(1);
        client.BreakSends();
        server.Turn(30);
        Assert.Contains("Debug: Aborted a request on connection 1 in GET /: what was sent could not be delivered", server.Log);
        Assert.Equal(0, server.Set.Count);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Empty(server.Errors);
    }
}
