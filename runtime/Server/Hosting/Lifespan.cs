using Adapters.CompilerServices;
using Adapters.Server.Options;
using Adapters.Server.Telemetry.Jobs;
using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Hosting;

/// <summary>
/// The lifespan of the application (ASGI lifespan 2.0): one scope per process, called on one loop. Rules: startup completes
/// before connections are accepted; shutdown comes after they are closed; an application that throws on the scope does not
/// support it, and the server continues without it, unless it is stopping.
/// </summary>
internal sealed class Lifespan
{
    /// <summary>The time for an application to react to the news that the server no longer waits for it.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(100);

    private static readonly IReadOnlyDictionary<string, object?> WebSocketsOffered = new Dictionary<string, object?>
    {
        ["websocket"] = new Dictionary<string, object?>(),
    };

    private readonly AsgiApplication _application;
    private readonly SynchronizationContext _context;
    private readonly ServerLog _log;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborted = new();
    private readonly LifespanScope _scope;
    private readonly LifespanStartup _startupEvent = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ReceiveEvent> _shutdownEvent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase _phase = Phase.Idle;
    private bool _hasReceivedStartup;

    public Lifespan(AsgiApplication application, SynchronizationContext context, ServerLog log, TimeProvider time,
        bool hasWebSockets = false)
    {
        _application = application;
        _context = context;
        _log = log;
        _time = time;
        _scope = new LifespanScope
        {
            Stopping = _stopping.Token,
            Aborted = _aborted.Token,
            Time = time,
            Monitor = new LoggedJobs(log),
            Extensions = hasWebSockets ? WebSocketsOffered : new Dictionary<string, object?>(),
        };
    }

    private enum Phase
    {
        Idle,
        Starting,
        Failed,
        Serving,
        Stopping,
        Ended,
    }

    /// <summary>The name of the work in progress, for the watchdog. May be called from any thread.</summary>
    public string NameOfWork => _phase switch
    {
        _ when _shutdownEvent.Task.IsCompleted => "the application's shutdown",
        Phase.Serving or Phase.Ended => "work that the application's startup left behind",
        _ => "the application's startup",
    };

    /// <summary>The values that the application stored for its requests, or null.</summary>
    public IDictionary<string, object?>? State => _scope.State.Count > 0 ? _scope.State : null;

    /// <summary>
    /// Waits until the application is ready. When <paramref name="stop"/> is cancelled, the application is notified, and has
    /// <paramref name="patience"/> to end its startup one way or the other.
    /// </summary>
    /// <exception cref="StartupFailedException">The application reports that it cannot start, or its startup did not end.</exception>
    public async Task StartAsync(CancellationToken stop, TimeSpan patience)
    {
        _context.Post(_ => Run(), null);
        try
        {
            await _started.Task.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndStartupAsync(patience).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the application to clean up, and waits for it for at most <paramref name="timeout"/>.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        _context.Post(_ => BeginStop(), null);
        if (await HasEndedAsync(_ended.Task, timeout).ConfigureAwait(false))
            return;
        _log.LifespanShutdownTimedOut(timeout.TotalSeconds);
        await HasEndedAsync(CancelAsync(_aborted), LastMoment).ConfigureAwait(false);
    }

    private async Task EndStartupAsync(TimeSpan patience)
    {
        if (await HasEndedAsync(Task.WhenAll(_started.Task, CancelAsync(_stopping)), patience).ConfigureAwait(false))
            return;
        await HasEndedAsync(CancelAsync(_aborted), LastMoment).ConfigureAwait(false);
        throw new StartupFailedException($"it did not finish within {patience.TotalSeconds} s of the signal");
    }

    /// <summary>Cancels off the loop, which the application may block.</summary>
    private async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException exception)
        {
            _log.LifespanRaised(exception);
        }
    }

    private async Task<bool> HasEndedAsync(Task task, TimeSpan timeout)
    {
        try
        {
            await task.WaitAsync(timeout, _time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async void Run()
    {
        _phase = Phase.Starting;
        try
        {
            await _application(_scope, Receive, Send);
            End(null);
        }
        catch (Exception exception)
        {
            // An exception of the application is its answer to the scope and must not end the server.
            End(exception);
        }
    }

    private void BeginStop()
    {
        if (_phase == Phase.Serving)
        {
            _phase = Phase.Stopping;
            _shutdownEvent.SetResult(new LifespanShutdown());
        }
        else
        {
            _ended.TrySetResult();
        }
    }

    private ValueTask<ReceiveEvent> Receive()
    {
        if (_hasReceivedStartup)
            return new ValueTask<ReceiveEvent>(_shutdownEvent.Task);
        _hasReceivedStartup = true;
        return new ValueTask<ReceiveEvent>(_startupEvent);
    }

    private ValueTask Send(SendEvent message)
    {
        switch (message, _phase)
        {
            case (LifespanStartupComplete, Phase.Starting):
                _phase = Phase.Serving;
                _started.SetResult();
                break;
            case (LifespanStartupFailed failed, Phase.Starting):
                _phase = Phase.Failed;
                _started.SetException(new StartupFailedException(failed.Message));
                break;
            case (LifespanShutdownComplete, Phase.Stopping):
                _phase = Phase.Ended;
                _ended.SetResult();
                break;
            case (LifespanShutdownFailed failed, Phase.Stopping):
                _phase = Phase.Ended;
                _log.LifespanShutdownFailed(failed.Message);
                _ended.SetResult();
                break;
            default:
                throw Misplaced(message);
        }

        return ValueTask.CompletedTask;
    }

    private InvalidOperationException Misplaced(SendEvent message) => new(
        $"'{message.Type}' cannot be sent now (ASGI lifespan 2.0): " + _phase switch
        {
            Phase.Starting => "the application is starting, and answers with lifespan.startup.complete or lifespan.startup.failed.",
            Phase.Stopping => "the application is stopping, and answers with lifespan.shutdown.complete or lifespan.shutdown.failed.",
            Phase.Serving => "the next event to send comes after lifespan.shutdown was received.",
            _ => "the lifespan has ended.",
        });

    private void End(Exception? exception)
    {
        var phase = _phase;
        _phase = phase == Phase.Failed ? phase : Phase.Ended;
        if (phase == Phase.Starting)
            EndStartup(exception);
        else if (exception is not null)
            _log.LifespanRaised(exception);
        _started.TrySetResult();
        _ended.TrySetResult();
    }

    private void EndStartup(Exception? exception)
    {
        if (exception is not null && _stopping.IsCancellationRequested)
            _started.TrySetException(new StartupFailedException(ExceptionText.Describe(exception)));
        else if (exception is not null && _hasReceivedStartup)
            _log.LifespanStartupRaised(exception);
        else
            _log.LifespanUnsupported(exception);
    }
}
