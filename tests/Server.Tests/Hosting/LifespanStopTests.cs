using Adapters.Server.Hosting;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Telemetry.Logging;

namespace Adapters.Server.Tests.Hosting;

/// <summary>A server that has to stop while its application starts up, and one whose application does not end its clean-up.</summary>
public sealed class LifespanStopTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private readonly RecordedLog _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_startup_that_heeds_the_token_ends_and_is_not_gone_on_without()
    {
        var start = Start(Long, async (scope, receive, send) =>
        {
            await receive();
            _entered.SetResult();
            await Task.Delay(Timeout.Infinite, ((LifespanScope)scope).Stopping);
        });
        await _entered.Task;

        await _stop.CancelAsync();

        var failure = await Assert.ThrowsAsync<StartupFailedException>(() => start);
        Assert.Equal("TaskCanceledException: A task was canceled.", failure.Message);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_startup_that_completes_all_the_same_has_completed()
    {
        var start = Start(Long, async (scope, receive, send) =>
        {
            await receive();
            var notified = new TaskCompletionSource();
            ((LifespanScope)scope).Stopping.Register(notified.SetResult);
            _entered.SetResult();
            await notified.Task;
            await send(new LifespanStartupComplete());
            await receive();
        });
        await _entered.Task;

        await _stop.CancelAsync();

        await start;
    }

    [Fact]
    public async Task A_startup_that_does_not_end_is_abandoned_and_reported()
    {
        var aborted = new TaskCompletionSource();
        var start = Start(Short, async (scope, receive, send) =>
        {
            await receive();
            ((LifespanScope)scope).Aborted.Register(aborted.SetResult);
            _entered.SetResult();
            await new TaskCompletionSource().Task;
        });
        await _entered.Task;

        await _stop.CancelAsync();

        var failure = await Assert.ThrowsAsync<StartupFailedException>(() => start);
        Assert.Equal("it did not finish within 0.05 s of the signal", failure.Message);
        await aborted.Task;
    }

    [Fact]
    public async Task A_startup_that_holds_its_loop_learns_of_the_stop_too()
    {
        var start = Start(Long, (scope, receive, send) =>
        {
            _entered.SetResult();
#pragma warning disable ADPT102 // To hold the loop is what this is for.
            ((LifespanScope)scope).Stopping.WaitHandle.WaitOne();
#pragma warning restore ADPT102
            throw new OperationCanceledException("stopped");
        });
        await _entered.Task;

        await _stop.CancelAsync();

        var failure = await Assert.ThrowsAsync<StartupFailedException>(() => start);
        Assert.Equal("OperationCanceledException: stopped", failure.Message);
    }

    [Fact]
    public async Task A_stop_before_the_start_is_reported_at_once()
    {
        await _stop.CancelAsync();

        await Assert.ThrowsAsync<StartupFailedException>(() => Start(
            Long, async (scope, receive, send) => await Task.Delay(Timeout.Infinite, ((LifespanScope)scope).Stopping)));
    }

    [Fact]
    public async Task An_error_of_a_callback_of_the_stop_is_logged_and_the_startup_ends()
    {
        var start = Start(Long, async (scope, receive, send) =>
        {
            await receive();
            ((LifespanScope)scope).Stopping.Register(() => throw new InvalidOperationException("thrown"));
            _entered.SetResult();
            await Task.Delay(Timeout.Infinite, ((LifespanScope)scope).Stopping);
        });
        await _entered.Task;

        await _stop.CancelAsync();

        await Assert.ThrowsAsync<StartupFailedException>(() => start);
        Assert.Equal(["Error The application threw an exception in its lifespan"], _log.Lines);
    }

    [Fact]
    public async Task A_clean_up_whose_time_is_over_is_reported()
    {
        var aborted = new TaskCompletionSource();
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
            await receive();
            ((LifespanScope)scope).Aborted.Register(aborted.SetResult);
            await new TaskCompletionSource().Task;
        });
        await lifespan.StartAsync(CancellationToken.None, Long);

        await lifespan.StopAsync(Short);

        await aborted.Task;
        Assert.Equal(["Error The application's lifespan shutdown did not finish within 0.05 s; continuing without it"], _log.Lines);
    }

    private Task Start(TimeSpan patience, AsgiApplication application) => Make(application).StartAsync(_stop.Token, patience);

    private Lifespan Make(AsgiApplication application) => new(application, new QueueContext(), new ServerLog(_log), TimeProvider.System);
}
