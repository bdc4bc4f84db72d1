using System.Runtime.CompilerServices;
using Adapters.CompilerServices;

using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What a request under way sees of a server that stops, and what its client gets.</summary>
public sealed class StoppingTests
{
    [Fact]
    public void A_stream_that_heeds_the_token_ends_as_a_whole_response() =>
        AssertStream(Heeding, "0\r\n\r\n", isLogged: false);

    [Fact]
    public void A_stream_that_breaks_off_at_the_token_is_cut() => AssertStream(Cancelling, "", isLogged: true);

    [Fact]
    public void A_stream_that_does_not_heed_the_token_is_cut() => AssertStream(Deaf, "", isLogged: true);

    [Fact]
    public void A_handler_that_gives_up_before_its_response_is_503()
    {
        using var server = new LoopedServer(async (scope, _, _) => await Task.Delay(Timeout.Infinite, ((HttpScope)scope).Stopping));
        var client = server.Connect();
        server.Ask(client, Get);
        Stop(server);
        var answer = server.ReadAll(client);
        Assert.StartsWith("HTTP/1.1 503", answer, StringComparison.Ordinal);
        Assert.Contains("retry-after: 1\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_response_goes_on_though_the_server_stops_and_says_that_the_connection_ends()
    {
        var wait = new TaskCompletionSource();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await wait.Task;
            await Text($"stopping: {((HttpScope)scope).Stopping.IsCancellationRequested}")(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, Get);
        Stop(server);
        wait.SetResult();
        var answer = server.ReadAll(client);
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("stopping: True", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_was_left_is_disposed_of_on_its_loop_when_it_goes_on()
    {
        var blocked = new TaskCompletionSource();
        int? disposedOn = null;
        using var server = new LoopedServer((scope, _, send) => Respond.Stream((HttpScope)scope, send, Source()));
        var client = server.Connect();
        server.Ask(client, Get);
        Stop(server);
        server.Time.Advance(1_000);
        server.Turn(20);
        Assert.True(client.HasEnded);
        Assert.Null(disposedOn);

        blocked.SetResult();
        server.Turn(5);

        Assert.Equal(Environment.CurrentManagedThreadId, disposedOn);
        Assert.Empty(server.Errors);

        async IAsyncEnumerable<string> Source()
        {
            try
            {
                yield return "tick";
                await blocked.Task;
                yield return "late";
            }
            finally
            {
                disposedOn = Environment.CurrentManagedThreadId;
            }
        }
    }

    [Fact]
    public void Of_the_connections_that_are_closed_at_the_deadline_those_that_only_linger_are_not_counted_as_cut()
    {
        using var server = new LoopedServer((scope, receive, send) => ((HttpScope)scope).Method == Method.Post
            ? new ValueTask(new TaskCompletionSource().Task)
            : Text("answered")(scope, receive, send));
        var (lingering, idle, running) = (server.Connect(), server.Connect(), server.Connect());
        Assert.EndsWith(
            "answered", server.Ask(lingering, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith("answered", server.Ask(idle, Get), StringComparison.Ordinal);
        server.Ask(running, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(3, server.Set.Count);

        Assert.Equal(1, server.Set.Abort());
        Assert.Equal(0, server.Set.Count);
    }

    private static void AssertStream(Func<CancellationToken, IAsyncEnumerable<string>> pieces, string end, bool isLogged)
    {
        using var server = new LoopedServer((scope, _, send) => Respond.Stream((HttpScope)scope, send, Pieces(pieces)));
        var client = server.Connect();
        Assert.EndsWith("4\r\ntick\r\n", server.Ask(client, Get), StringComparison.Ordinal);
        Stop(server);
        Assert.Equal("", server.ReadAll(client));
        server.Time.Advance(1_000);
        server.Turn(20);
        Assert.Equal(end, server.ReadAll(client));
        client.End();
        server.Time.Advance(1_000);
        server.Turn();
        Assert.Equal(0, server.Set.Count);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Equal(
            isLogged ? 1 : 0,
            server.Log.Count(
                line => line.StartsWith("Information: Truncated the response of GET / on connection", StringComparison.Ordinal)));
        Assert.Empty(server.Errors);
    }

    private static async IAsyncEnumerable<string> Pieces(
        Func<CancellationToken, IAsyncEnumerable<string>> source, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var piece in source(cancellation))
            yield return piece;
    }

    private static async IAsyncEnumerable<string> Heeding([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return "tick";
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
    }

    private static async IAsyncEnumerable<string> Cancelling([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return "tick";
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    private static async IAsyncEnumerable<string> Deaf([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return "tick";
        await new TaskCompletionSource().Task;
    }

    private static void Stop(LoopedServer server)
    {
        server.Loop.Post(_ => server.Set.BeginShutdown(), null);
        server.Turn(20);
    }
}
