using Adapters.Server.Telemetry;
using Adapters.Server.Workers;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// Runs synchronous applications for the requests of one loop, on worker threads that all loops share. The requests of a round
/// are handed on together, at the end of the round: by then each connection has put the bytes of its request where they stay,
/// so a worker may read them.
/// </summary>
internal sealed class WsgiGateway(WorkerPool workers, WsgiSettings settings, WsgiLog log) : WsgiWorkers
{
    private const long WarningInterval = 1_000;
    private static readonly SendOrPostCallback HandOnAll = static gateway => ((WsgiGateway)gateway!).HandOnRound();
    private readonly Stack<WsgiExchange> _idle = new();
    private WorkItem? _first;
    private WorkItem? _last;
    private long _warnedAt = -WarningInterval;

    public WorkerPool Workers { get; } = workers;

    public WsgiSettings Settings { get; } = settings;

    public WsgiLog Log { get; } = log;

    /// <inheritdoc />
    public override ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send)
    {
        var context = SynchronizationContext.Current ?? throw new InvalidOperationException(
            "A synchronous application was run from outside the event loop: call scope.Workers.RunAsync from the asynchronous application itself.");
        if (ExpectsContinue(scope))
            return Start(null, application, scope, receive, send, context);
        var first = receive();
        return first.IsCompletedSuccessfully
            ? Start(first.Result, application, scope, receive, send, context)
            : StartLater(first, application, scope, receive, send, context);
    }

    /// <summary>Gives an exchange back when it has ended.</summary>
    public void Keep(WsgiExchange exchange) => _idle.Push(exchange);

    /// <summary>A thread is not taken before the first part of the body is there, so that a slow client holds none until then.</summary>
    private async ValueTask StartLater(
        ValueTask<ReceiveEvent> first, WsgiApplication application, HttpScope scope, Receive receive, Send send, SynchronizationContext context) =>
        await Start(await first, application, scope, receive, send, context);

    private ValueTask Start(
        ReceiveEvent? first, WsgiApplication application, HttpScope scope, Receive receive, Send send, SynchronizationContext context)
    {
        if (first is HttpDisconnect)
            return default;
        if (!Workers.TryReserve())
            return RefuseAsync(send);
        var exchange = _idle.TryPop(out var idle) ? idle : new WsgiExchange(this);
        exchange.Begin(application, scope, context);
        if (first is not null)
            exchange.Provide(first);
        HandOn(exchange.Work, context);
        return exchange.CarryAsync(receive, send);
    }

    /// <summary>Asking for the body is what tells such a client to send it: that is the application's decision (PEP 3333, HTTP 1.1 Expect/Continue).</summary>
    private static bool ExpectsContinue(HttpScope scope) =>
        scope.Method is not (Method.Get or Method.Head) && scope.Headers.TryGetValue("expect"u8, out _);

    private void HandOn(WorkItem work, SynchronizationContext context)
    {
        if (_last is null)
        {
            _first = work;
            context.Post(HandOnAll, this);
        }
        else
        {
            _last.Next = work;
        }

        _last = work;
    }

    private void HandOnRound()
    {
        var (first, last) = (_first!, _last!);
        _first = _last = null;
        Workers.Enqueue(first, last);
    }

    private async ValueTask RefuseAsync(Send send)
    {
        Warn();
        HeaderList headers = [new Header("content-type"u8, "text/plain; charset=utf-8"u8), new Header("retry-after"u8, "1"u8)];
        await send(new HttpResponseStart(503, headers));
        await send(new HttpResponseBody("Service Unavailable\n"u8.ToArray()));
    }

    /// <summary>Once a second at the most: a flood of requests must not become a flood of lines.</summary>
    private void Warn()
    {
        var now = Workers.Platform.Milliseconds;
        if (now - _warnedAt < WarningInterval)
            return;
        _warnedAt = now;
        Log.QueueFull(Workers.Threads, Workers.Queue);
    }
}
