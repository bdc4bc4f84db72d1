namespace Adapters;

/// <summary>A method that runs in the background. No run of it begins before the last one has ended.</summary>
internal sealed class BackgroundJob(string name, JobSchedule schedule, Func<ConnectionScope, CancellationToken, ValueTask> run)
{
    /// <summary>A timer cannot wait for longer, and the clock may be set meanwhile.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    public string Name => name;

    /// <summary>Runs until the stop. Never throws.</summary>
    public async Task RunAsync(LifespanScope scope, CancellationToken stopping)
    {
        try
        {
            if (schedule == JobSchedule.Always)
                await RunAlwaysAsync(scope, stopping).ConfigureAwait(false);
            else
                await RunAtTimesAsync(scope, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // That is the stop.
        }
        catch (Exception error)
        {
            scope.Monitor?.ReportFailure(name, error, null);
        }
    }

    private async Task RunAlwaysAsync(LifespanScope scope, CancellationToken stopping)
    {
        for (var delay = ShortestDelay; ; delay = Longer(delay))
        {
            var start = scope.Time.GetTimestamp();
            if (await FailureOfRunAsync(scope, stopping).ConfigureAwait(false) is not { } error)
                return;
            if (scope.Time.GetElapsedTime(start) >= LongestDelay)
                delay = ShortestDelay;
            scope.Monitor?.ReportFailure(name, error, delay);
            await Task.Delay(delay, scope.Time, stopping).ConfigureAwait(false);
        }
    }

    private async Task RunAtTimesAsync(LifespanScope scope, CancellationToken stopping)
    {
        for (var due = schedule.Next(scope.Time.GetUtcNow()); due is { } time; due = NextAfter(scope, time))
        {
            await WaitAsync(scope.Time, time, stopping).ConfigureAwait(false);
            if (await FailureOfRunAsync(scope, stopping).ConfigureAwait(false) is { } error)
                scope.Monitor?.ReportFailure(name, error, null);
        }
    }

    /// <summary>A clock that was set back brings no time twice.</summary>
    private DateTimeOffset? NextAfter(LifespanScope scope, DateTimeOffset last)
    {
        var now = scope.Time.GetUtcNow();
        return schedule.Next(now > last ? now : last);
    }

    private static async Task WaitAsync(TimeProvider clock, DateTimeOffset time, CancellationToken stopping)
    {
        for (var wait = time - clock.GetUtcNow(); wait > TimeSpan.Zero; wait = time - clock.GetUtcNow())
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stopping).ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
    }

    /// <summary>Runs the method once. Returns its exception, or null.</summary>
    private async Task<Exception?> FailureOfRunAsync(LifespanScope application, CancellationToken stopping)
    {
        var scope = new JobScope(application);
        try
        {
            try
            {
                await run(scope, stopping).ConfigureAwait(false);
            }
            finally
            {
                if (scope.TakeRequestScope() is { } opened)
                    await opened.CloseAsync(guard: null).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            return error;
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay + delay < LongestDelay ? delay + delay : LongestDelay;
}
