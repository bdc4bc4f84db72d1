using Adapters.Server.Connections;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Workers;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// Runs synchronous applications for the requests of one loop, on worker threads that all loops share. The requests of a round
/// are passed on together at the end of the round: by then, each connection has moved the bytes of its request to where they
/// stay, so a worker may read them.
/// </summary>
internal sealed class WsgiGateway(
    WorkerPool workers, WsgiSettings settings, WsgiLog log, int readAhead = ServerOptions.DefaultBodyReadAhead) : WsgiWorkers
{
    private static readonly SendOrPostCallback PassOnAll = static gateway => ((WsgiGateway)gateway!).PassOnRound();
    private readonly IdleStack<WsgiLoopSide> _idle = new();
    private WorkItem? _first;
    private WorkItem? _last;
    private OncePerSecond _queueWarning;

    public WorkerPool Workers { get; } = workers;

    public WsgiSettings Settings { get; } = settings;

    public WsgiLog Log { get; } = log;

    /// <summary>The counters of the loop.</summary>
    public LoopCounters Counters { get; init; } = new();

    /// <summary>The loop whose requests it runs. Null if something else takes turns, with a context of its own.</summary>
    public EventLoop? Loop { get; init; }

    /// <summary>The number of bytes of a request body to receive before a worker is taken.</summary>
    public int ReadAhead { get; } = readAhead;

    /// <inheritdoc />
    public override ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        new WsgiLoopSide(this, isReused: false).RunAsync(application, scope.ForRequest(), receive, send, ContextOfCaller());

    /// <inheritdoc />
    public override ValueTask RunGeneratedAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send)
    {
        var context = ContextOfCaller();
        var loopSide = _idle.TryPop(out var idle) ? idle : new WsgiLoopSide(this, isReused: true);
        return loopSide.RunAsync(application, scope, receive, send, context);
    }

    /// <summary>Keeps the loop side of a completed request for another one.</summary>
    public void Keep(WsgiLoopSide loopSide)
    {
        Workers.Platform.OnPooled?.Invoke(loopSide);
        _idle.Push(loopSide);
    }

    /// <summary>Queues work for the workers, together with other work of the same round.</summary>
    public void PassOn(WorkItem work, SynchronizationContext context)
    {
        if (_last is null)
        {
            _first = work;
            context.Post(PassOnAll, this);
        }
        else
        {
            _last.Next = work;
        }

        _last = work;
    }

    /// <summary>Warns that all threads are busy.</summary>
    public void WarnOfFullQueue()
    {
        if (_queueWarning.IsDue(Workers.Platform.Milliseconds))
            Log.QueueFull(Workers.Threads, Workers.Queue);
    }

    /// <summary>Answers 503, because there is neither a thread for a request nor a place in the queue.</summary>
    public async ValueTask RejectAsync(HttpScope scope, Send send)
    {
        Counters.Reject(Rejection.Queue);
        var body = new ResponseBuffers();
        var error = new ErrorResponse(503);
        HeaderList headers = [new Header("retry-after"u8, RetryAfter.Utf8)];
        error.Write(body, scope, headers);
        await send(new HttpResponseStart(503, headers));
        await send(new HttpResponseBody(body.Written));
    }

    /// <summary>The objects of a gateway are used on its loop only, so a call from elsewhere must not get that far.</summary>
    private SynchronizationContext ContextOfCaller() => FindContext() ?? throw new InvalidOperationException(
        "A synchronous application was run from outside the event loop: "
        + "call scope.Workers.RunAsync from the asynchronous application itself.");

    private SynchronizationContext? FindContext()
    {
        if (Loop is null)
            return SynchronizationContext.Current;
        return Loop.IsCurrent ? Loop.Current ?? Loop.Context : null;
    }

    private void PassOnRound()
    {
        var (first, last) = (_first!, _last!);
        _first = _last = null;
        Workers.Enqueue(first, last);
    }
}
