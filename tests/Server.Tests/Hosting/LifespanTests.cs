using Adapters.Server.Hosting;
using Adapters.Server.Options;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Telemetry.Logging;

namespace Adapters.Server.Tests.Hosting;

public sealed class LifespanTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly RecordedLog _log = new();

    [Fact]
    public async Task Startup_completes_before_the_server_goes_on()
    {
        var steps = new List<string>();
        var lifespan = Make(async (scope, receive, send) =>
        {
            steps.Add(scope.Type);
            steps.Add((await receive()).Type);
            await Task.Yield();
            steps.Add("ready");
            await send(new LifespanStartupComplete());
            await receive();
        });

        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Equal(["lifespan", "lifespan.startup", "ready"], steps);
    }

    [Fact]
    public async Task The_application_is_notified_of_the_shutdown_which_waits_for_it()
    {
        var cleaned = false;
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
            Assert.IsType<LifespanShutdown>(await receive());
            await Task.Yield();
            cleaned = true;
            await send(new LifespanShutdownComplete());
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.True(cleaned);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task An_application_that_raises_on_the_scope_goes_on_without_lifespan()
    {
        var lifespan = Make((scope, receive, send) => throw new NotSupportedException("lifespan"));

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.Equal(["Debug The application does not support lifespan; continuing without it"], _log.Lines);
    }

    [Fact]
    public async Task An_application_that_raises_in_startup_goes_on_with_a_warning()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            throw new InvalidOperationException("no database");
        });

        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Equal(["Warning The application threw an exception during lifespan startup; continuing without lifespan"], _log.Lines);
    }

    [Fact]
    public async Task A_failed_startup_has_the_message_of_the_application()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupFailed { Message = "no database" });
        });

        var failure = await Assert.ThrowsAsync<StartupFailedException>(() => lifespan.StartAsync(CancellationToken.None, Long));

        Assert.Equal("no database", failure.Message);
    }

    [Fact]
    public async Task A_failed_shutdown_is_logged()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
            await receive();
            await send(new LifespanShutdownFailed { Message = "disk full" });
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.Equal(["Error The application could not clean up: disk full"], _log.Lines);
    }

    [Fact]
    public async Task An_error_in_shutdown_is_logged()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
            await receive();
            throw new InvalidOperationException("disk full");
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.Equal(["Error The application threw an exception in its lifespan"], _log.Lines);
    }

    [Fact]
    public async Task A_shutdown_that_does_not_end_is_given_up()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
            await receive();
            await new TaskCompletionSource().Task;
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["Error The application's lifespan shutdown did not finish within 0.001 s; continuing without it"], _log.Lines);
    }

    [Fact]
    public async Task An_application_that_returns_early_is_not_notified_of_the_shutdown()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupComplete());
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task What_the_application_stores_is_the_state_of_its_requests()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            scope.State["pool"] = 7;
            await receive();
            await send(new LifespanStartupComplete());
            await receive();
        });

        Assert.Null(lifespan.State);
        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Equal(7, lifespan.State!["pool"]);
    }

    public static TheoryData<SendEvent> Misplaced =>
        [new LifespanShutdownComplete(), new LifespanShutdownFailed(), new HttpResponseStart(200)];

    [Theory]
    [MemberData(nameof(Misplaced))]
    public async Task An_event_that_does_not_belong_throws_out_of_send(SendEvent message)
    {
        Exception? thrown = null;
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            thrown = await Record.ExceptionAsync(() => send(message).AsTask());
            await send(new LifespanStartupComplete());
            await receive();
        });

        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Equal(
            $"'{message.Type}' cannot be sent now (ASGI lifespan 2.0): the application is starting, and answers with "
                + "lifespan.startup.complete or lifespan.startup.failed.",
            Assert.IsType<InvalidOperationException>(thrown).Message);
    }

    [Fact]
    public async Task The_application_runs_on_the_context_that_it_is_given()
    {
        var context = new QueueContext();
        SynchronizationContext? afterAwait = null;
        var lifespan = new Lifespan(
            async (scope, receive, send) =>
            {
                await Task.Yield();
                afterAwait = SynchronizationContext.Current;
                await send(new LifespanStartupComplete());
                await receive();
            },
            context,
            new ServerLog(_log),
            TimeProvider.System);

        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Same(context, afterAwait);
    }

    [Fact]
    public async Task What_runs_is_named_by_its_phase()
    {
        Lifespan? lifespan = null;
        var seen = new List<string>();
        lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            seen.Add(lifespan!.NameOfWork);
            await send(new LifespanStartupComplete());
            seen.Add(lifespan.NameOfWork);
            await receive();
            seen.Add(lifespan.NameOfWork);
            await send(new LifespanShutdownComplete());
            seen.Add(lifespan.NameOfWork);
        });

        await lifespan.StartAsync(CancellationToken.None, Long);
        await lifespan.StopAsync(Long);

        Assert.Equal(
            [
                "the application's startup", "work that the application's startup left behind", "the application's shutdown",
                "the application's shutdown",
            ],
            seen);
    }

    [Fact]
    public async Task What_becomes_of_work_in_the_background_is_logged()
    {
        var lifespan = Make(async (scope, receive, send) =>
        {
            await receive();
            var monitor = ((LifespanScope)scope).Monitor!;
            monitor.ReportFailure("Mails.Send", new InvalidOperationException("no mail"), TimeSpan.FromSeconds(2));
            monitor.ReportFailure("Mails.Clean", new InvalidOperationException("no mail"), null);
            monitor.ReportHeld("Mails.Send");
            await send(new LifespanStartupComplete());
            await receive();
        });

        await lifespan.StartAsync(CancellationToken.None, Long);

        Assert.Equal(
            [
                "Error The background job Mails.Send has failed; it starts again in 2 s",
                "Error A run of the background job Mails.Clean has failed",
                "Error The background job Mails.Send did not end in time; the shutdown continues without it",
            ],
            _log.Lines);
    }

    private Lifespan Make(AsgiApplication application) => new(application, new QueueContext(), new ServerLog(_log), TimeProvider.System);
}
