using System.Threading.Tasks.Sources;
using Adapters.Server.Tests.Transports;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What flows with one request, such as a value of AsyncLocal, is seen by its own code, and by no other request's.</summary>
public sealed class FlowTests : IDisposable
{
    private const string GetMark = "GET /mark HTTP/1.1\r\nHost: a\r\n\r\n";
    private readonly AsyncLocal<string?> _local = new();
    private readonly List<string?> _seen = [];
    private readonly LoopedServer _server;
    private Func<ValueTask>? _onGet;
    private HttpScope? _waitingScope;

    public FlowTests() => _server = new LoopedServer(Serve);

    [Fact]
    public void A_posted_callback_sees_nothing_of_another_request()
    {
        AskWith(() => SynchronizationContext.Current!.Post(_ => See(), null));
        AskWith(() => ((IProgress<int>)new Progress<int>(_ => See())).Report(1));

        Assert.Equal([null, null], _seen);
    }

    [Fact]
    public void A_posted_callback_sees_the_values_of_whoever_posts_it()
    {
        AskWith(() =>
        {
            _local.Value = "own";
            SynchronizationContext.Current!.Post(_ => See(), null);
            ((IProgress<int>)new Progress<int>(_ => See())).Report(1);
            _local.Value = "later";
        });
        AskWith(() => SynchronizationContext.Current!.Post(_ => See(), null));

        Assert.Equal(["own", "own", null], _seen);
    }

    [Fact]
    public void A_callback_that_is_posted_while_the_flow_is_suppressed_sees_nothing()
    {
        AskWith(() =>
        {
            _local.Value = "own";
            using (ExecutionContext.SuppressFlow())
                SynchronizationContext.Current!.Post(_ => See(), null);
            See();
        });

        Assert.Equal(["own", null], _seen);
    }

    [Fact]
    public void A_request_that_leaves_the_flow_suppressed_suppresses_no_other_request()
    {
        AskWith(() => ExecutionContext.SuppressFlow());
        AskWith(() => Assert.False(ExecutionContext.IsFlowSuppressed()));
        Assert.Empty(_server.Errors);
        Assert.Empty(_server.Log);
    }

    [Fact]
    public void A_callback_that_brings_no_flow_sees_nothing_of_another_request()
    {
        var client = _server.Connect();
        _onGet = () =>
        {
            _waitingScope!.Aborted.UnsafeRegister(_ => See(), null);
            return new ValueTask(new TaskCompletionSource().Task);
        };
        _server.Ask(client, Get);
        _server.Ask(_server.Connect(), GetMark);
        client.Reset();
        _server.Turn();

        Assert.Equal([null], _seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_request_that_begins_in_the_middle_of_another_leaves_its_values_alone(bool isSuppressed)
    {
        var wait = new Wait();
        _onGet = () => wait.Task;
        var (first, second) = (_server.Connect(), _server.Connect());
        // The next request begins where the wait of this one is completed.
        _server.Ask(first, Get + GetMark);
        _onGet = () =>
        {
            _local.Value = "second";
            using (isSuppressed ? ExecutionContext.SuppressFlow() : null as IDisposable)
                wait.Complete();
            See();
            return default;
        };
        _server.Ask(second, Get);

        Assert.Equal(["second"], _seen);
        Assert.EndsWith("marked", _server.ReadAll(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_timer_runs_leaves_nothing_behind()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await loop.RunAsync(() =>
        {
            loop.SetTimer(1, _ => _local.Value = "timer");
            loop.SetTimer(2, _ => seen.SetResult(_local.Value));
        });

        Assert.Null(await seen.Task.Within());
    }

    public void Dispose() => _server.Dispose();

    /// <summary>Lets a request do something after another has left a value behind, as one without an async method does.</summary>
    private void AskWith(Action action)
    {
        _onGet = () =>
        {
            action();
            return default;
        };
        var client = _server.Connect();
        Assert.EndsWith("marked", _server.Ask(client, GetMark), StringComparison.Ordinal);
        _server.Ask(client, GetMark + Get + GetMark);
    }

    private ValueTask Serve(Scope scope, Receive receive, Send send)
    {
        var http = (HttpScope)scope;
        if (http.RawPath.SequenceEqual("/mark"u8))
        {
            _local.Value = "mark";
            return Text("marked")(scope, receive, send);
        }

        _waitingScope = http;
        Assert.True(Text("got")(scope, receive, send).IsCompletedSuccessfully);
        return _onGet!();
    }

    private void See() => _seen.Add(_local.Value);

    /// <summary>Resumes who awaits it in the stack of whoever completes it.</summary>
    private sealed class Wait : IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<bool> _core;

        public ValueTask Task => new(this, _core.Version);

        public void Complete() => _core.SetResult(true);

        void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

        void IValueTaskSource.OnCompleted(
            Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
