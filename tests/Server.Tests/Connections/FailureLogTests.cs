using System.Threading.Tasks.Sources;
using Adapters.CompilerServices;

namespace Adapters.Server.Tests.Connections;

/// <summary>What an application raised is one line of the log, wherever it was raised.</summary>
public sealed class FailureLogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_task_that_was_used_up_is_a_failure_of_the_application(bool hasCompleted)
    {
        var source = new UsedUpSource(hasCompleted);
        using var server = new LoopedServer((scope, receive, send) => ((HttpScope)scope).Path == "/used"
            ? new ValueTask(source, 1)
            : Applications.Text("next")(scope, receive, send));
        var client = server.Connect();

        Assert.StartsWith("HTTP/1.1 500 ", server.Ask(client, "GET /used HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.Single(server.Log, line => line.StartsWith("Error: The application failed", StringComparison.Ordinal));
        Assert.EndsWith("next", server.Ask(server.Connect(), Applications.Get), StringComparison.Ordinal);
    }

    /// <summary>A source that reports its completion again, when another request has begun.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_task_that_completes_again_ends_no_other_request(bool isGenerated)
    {
        var source = new RepeatingSource();
        var wait = new TaskCompletionSource();
        AsgiApplication application = (scope, _, send) =>
        {
            var path = ((HttpScope)scope).Path;
            Assert.True(Applications.Text(path)(scope, null!, send).IsCompletedSuccessfully);
            return path == "/again" ? new ValueTask(source, 0) : new ValueTask(wait.Task);
        };
        using var server = new LoopedServer(isGenerated ? EntryPoint.Mark(application) : application);
        var client = server.Connect();
        Assert.EndsWith("/again", server.Ask(client, "GET /again HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        source.Complete();
        server.Turn();
        Assert.EndsWith("/other", server.Ask(client, "GET /other HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);

        source.Complete();
        server.Turn();
        server.Ask(client, "GET /third HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal(1, server.Set.Counters.Requests);

        wait.SetResult();
        Assert.EndsWith("/third", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Empty(server.Errors);
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_failure_is_logged_once(bool isHeadSent, bool isCancellation)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            if (isHeadSent)
                await send(new HttpResponseBody("sent"u8.ToArray(), moreBody: true));
            throw isCancellation ? new OperationCanceledException("its own deadline") : new InvalidOperationException("broken");
        });
        var client = server.Connect();
        server.Ask(client, Applications.Get);

        Assert.True(client.HasEnded || client.IsReset);
        var failures = server.Log.Where(line => !line.StartsWith("Debug:", StringComparison.Ordinal));
        // It has no route.
        Assert.StartsWith("Error: The application failed on connection 1 in GET /", Assert.Single(failures), StringComparison.Ordinal);
    }

    /// <summary>A pooled source whose result was taken, and which has gone on to other work.</summary>
    private sealed class UsedUpSource(bool hasCompleted) : IValueTaskSource
    {
        public ValueTaskSourceStatus GetStatus(short token) => hasCompleted ? throw Used() : ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw Used();

        public void GetResult(short token) => throw Used();

        private static InvalidOperationException Used() => new("The task was awaited before.");
    }

    private sealed class RepeatingSource : IValueTaskSource
    {
        private Action<object?>? _continuation;
        private object? _state;
        private bool _hasCompleted;

        public void Complete()
        {
            _hasCompleted = true;
            _continuation!(_state);
        }

        public ValueTaskSourceStatus GetStatus(short token) =>
            _hasCompleted ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            (_continuation, _state) = (continuation, state);

        public void GetResult(short token)
        {
        }
    }
}
