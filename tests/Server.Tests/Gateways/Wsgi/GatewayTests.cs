using System.Diagnostics;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>Between the loop and the worker threads: the call, the threads, the queue, the hand-offs.</summary>
public sealed class GatewayTests
{
    [Fact]
    public async Task An_answer_of_one_block_costs_two_hand_offs()
    {
        using var host = new WsgiHost();
        await host.Run(Hello);

        // To the worker: once at the end of the loop's round. Back: one post, for head, block and end together.
        Assert.Equal(1, host.Loop.PostsFromItself);
        Assert.Equal(1, host.Loop.PostsFromElsewhere);
    }

    [Fact]
    public async Task A_body_that_has_come_already_costs_no_hand_off_more()
    {
        using var host = new WsgiHost();
        var client = await host.Run(
            (environ, start) =>
            {
                using var reader = new StreamReader(environ.Input);
                var text = reader.ReadToEnd();
                start("200 OK", []);
                return [WsgiHost.Bytes(text)];
            },
            new BufferedRequest("POST", "/", ("content-length", "4")),
            host.Client().Gives("body"));

        Assert.Equal("body", client.Text);
        Assert.Equal(1, host.Loop.PostsFromElsewhere);
    }

    [Fact]
    public async Task Many_blocks_are_announced_in_fewer_posts_than_there_are_blocks()
    {
        using var host = new WsgiHost();
        using var areYielded = new ManualResetEventSlim();
        var client = host.Client();
#pragma warning disable ADPT122 // The client is slow.
        client.OnBlock = index => Assert.True(index > 0 || areYielded.Wait(TimeSpan.FromSeconds(20)));
#pragma warning restore ADPT122
        await host.Run(Yields, client: client);

        Assert.Equal(1000, client.Body.Length);
        Assert.InRange(host.Loop.PostsFromElsewhere, 1, 3);

        IEnumerable<ReadOnlyMemory<byte>> Yields(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            for (var i = 0; i < 1000; i++)
                yield return new byte[1];
            areYielded.Set();
        }
    }

    [Fact]
    public async Task The_requests_of_one_round_are_handed_on_together()
    {
        using var host = new WsgiHost();
        var clients = Enumerable.Range(0, 10).Select(_ => host.Client()).ToArray();
        await host.Loop.Run(async () =>
        {
            var running = clients.Select(
                client => host.Gateway.RunAsync(Hello, NewScope(), client.Receive, client.Send).AsTask()).ToArray();
            await Task.WhenAll(running);
        }).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.All(clients, client => Assert.Equal("hello", client.Text));
        // The first of the round posts for all; awaiting the ten together posts on the loop once more.
        Assert.InRange(host.Loop.PostsFromItself, 1, 2);
    }

    [Fact]
    public async Task The_application_runs_on_a_worker_thread_without_a_synchronization_context()
    {
        using var host = new WsgiHost();
        string? name = null;
        SynchronizationContext? context = host.Loop;
        await host.Run((_, start) =>
        {
            name = Thread.CurrentThread.Name;
            context = SynchronizationContext.Current;
            start("200 OK", []);
            return [];
        });

        Assert.StartsWith("adapters-worker-", name, StringComparison.Ordinal);
        Assert.Null(context);
    }

    [Fact]
    public async Task A_request_that_finds_no_place_is_answered_503_with_Retry_After_and_logged_once()
    {
        using var host = new WsgiHost(threads: 1, queue: 1);
        using var isFree = new ManualResetEventSlim();
        var first = host.Begin(Blocks, WsgiHost.Get(), host.Client());
        var second = host.Begin(Blocks, WsgiHost.Get(), host.Client());
        var refused = await host.Run(Hello);
        var refusedToo = await host.Run(Hello);
        isFree.Set();
        await Task.WhenAll(first, second);
        var accepted = await host.Run(Hello);

        Assert.Equal((503, "1"), (refused.Status, refused.Headers!["retry-after"]));
        Assert.Equal(503, refusedToo.Status);
        Assert.True(refused.IsComplete);
        Assert.Equal(200, accepted.Status);
        var line = Assert.Single(host.Log.Lines);
        Assert.Equal(
            "Rejected a request with 503: all worker threads are busy (1, --threads) and the queue is full (1, --queue)", line.Text);

        IEnumerable<ReadOnlyMemory<byte>> Blocks(Environ environ, StartResponse start)
        {
            isFree.Wait(TimeSpan.FromSeconds(20));
            start("200 OK", []);
            return [];
        }
    }

    [Fact]
    public async Task With_one_thread_the_application_never_runs_twice_at_once()
    {
        using var host = new WsgiHost(threads: 1);
        var running = 0;
        var most = 0;
        object? isMultithread = null;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Run(Counts)));

        Assert.Equal(1, most);
        Assert.Equal(false, isMultithread);

        IEnumerable<ReadOnlyMemory<byte>> Counts(Environ environ, StartResponse start)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            isMultithread = environ["wsgi.multithread"];
            start("200 OK", []);
            yield return WsgiHost.Bytes("a");
            yield return WsgiHost.Bytes("b");
            Interlocked.Decrement(ref running);
        }
    }

    [Fact]
    public async Task With_several_threads_slow_requests_run_side_by_side()
    {
        using var host = new WsgiHost(threads: 4);
        using var together = new Barrier(4);
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Run((_, start) =>
        {
            Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(20)));
            start("200 OK", []);
            return [WsgiHost.Bytes("met")];
        })));

        Assert.All(clients, client => Assert.Equal("met", client.Text));
    }

    [Fact]
    public async Task Values_that_flow_with_the_request_reach_the_application_and_stay_in_it()
    {
        using var host = new WsgiHost(threads: 1);
        var flowing = new AsyncLocal<string?>();
        var seen = new List<string?>();
        WsgiApplication application = (_, start) =>
        {
            seen.Add(flowing.Value);
            flowing.Value = "left behind";
            start("200 OK", []);
            return [];
        };
        var client = host.Client();
        await host.Loop.Run(() =>
        {
            flowing.Value = "trace";
            return host.Gateway.RunAsync(application, NewScope(), client.Receive, client.Send);
        }).WaitAsync(TimeSpan.FromSeconds(20));
        flowing.Value = null;
        await host.Run(application);

        Assert.Equal(["trace", null], seen);
    }

    [Fact]
    public async Task A_failure_of_send_that_is_not_the_client_s_is_reported()
    {
        using var host = new WsgiHost();
        var client = host.Client();
        client.OnBlock = _ => throw new UnreachableException("a broken middleware");

        await Assert.ThrowsAsync<UnreachableException>(() => host.Run(Hello, client: client));
    }

    [Fact]
    public async Task Many_requests_at_once_get_their_own_answers()
    {
        using var host = new WsgiHost(threads: 4, queue: 2000);
        var clients = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => host.Run(EchoPath, WsgiHost.Get($"/{i}"))));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"/{i}"), clients.Select(client => client.Text));

        static IEnumerable<ReadOnlyMemory<byte>> EchoPath(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            return [WsgiHost.Bytes(environ.PathInfo)];
        }
    }

    [Fact]
    public async Task Running_from_outside_a_loop_is_refused()
    {
        using var host = new WsgiHost();
        var client = host.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Task.Run(() => host.Gateway.RunAsync(Hello, NewScope(), client.Receive, client.Send).AsTask()));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Hello(Environ environ, StartResponse start)
    {
        start("200 OK", []);
        return [WsgiHost.Bytes("hello")];
    }

    private static HttpScope NewScope()
    {
        var scope = new HttpScope();
        scope.Begin(WsgiHost.Get());
        return scope;
    }
}
