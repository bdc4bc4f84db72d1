using Adapters.Server.Telemetry;

namespace Adapters.Server.Hosting;

/// <summary>
/// The lifespan of the application (ASGI lifespan 2.0): one scope a process, called on one loop. Rules: startup completes
/// before connections are accepted; shutdown comes after they are closed; an application that raises on the scope does not
/// support it, and the server goes on without.
/// </summary>
internal sealed class Lifespan(AsgiApplication application, SynchronizationContext context, ServerLog log, TimeProvider time)
{
    private readonly LifespanScope _scope = new();
    private readonly LifespanStartup _startupEvent = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ReceiveEvent> _shutdownEvent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase _phase = Phase.Idle;
    private bool _hasReceivedStartup;

    private enum Phase
    {
        Idle,
        Starting,
        Failed,
        Serving,
        Stopping,
        Ended,
    }

    /// <summary>What the application stored for its requests, or null.</summary>
    public IDictionary<string, object?>? State => _scope.State.Count > 0 ? _scope.State : null;

    /// <summary>Waits until the application is ready.</summary>
    /// <exception cref="StartupFailedException">The application says that it cannot start.</exception>
    public Task StartAsync()
    {
        context.Post(_ => Run(), null);
        return _started.Task;
    }

    /// <summary>Tells the application to clean up, and waits for it, but not for longer than <paramref name="timeout"/>.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        context.Post(_ => BeginStop(), null);
        try
        {
            await _ended.Task.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.LifespanShutdownTimedOut(timeout.TotalSeconds);
        }
    }

    private async void Run()
    {
        _phase = Phase.Starting;
        try
        {
            await application(_scope, Receive, Send);
            End(null);
        }
        catch (Exception exception)
        {
            // Whatever the application raises is its answer to the scope, and never the server's end.
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
                log.LifespanShutdownFailed(failed.Message);
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
        if (phase == Phase.Starting && _hasReceivedStartup && exception is not null)
            log.LifespanStartupRaised(exception);
        else if (phase == Phase.Starting)
            log.LifespanUnsupported(exception);
        else if (exception is not null)
            log.LifespanRaised(exception);
        _started.TrySetResult();
        _ended.TrySetResult();
    }
}
