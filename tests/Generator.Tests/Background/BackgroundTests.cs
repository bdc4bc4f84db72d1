using Adapters;

namespace Generator.Tests.Background;

/// <summary>Methods with [Background], [Every] and [Cron] run while the server does, with services of their own.</summary>
public sealed class BackgroundTests
{
    [Fact]
    public async Task One_runs_from_the_start_to_the_stop_which_waits_for_it()
    {
        var (server, journal) = await JobServer.StartAsync("""
            public static class Work
            {
                [Background] public static async Task Run(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    journal.Enqueue("begin");
                    try { await Task.Delay(Timeout.Infinite, cancellation); }
                    finally { await Task.Yield(); journal.Enqueue("end"); }
                }
                [Background] public static ValueTask Once(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    journal.Enqueue("once");
                    return default;
                }
            }
            [Handler] public sealed class Own(ConcurrentQueue<string> journal)
            {
                [Get] public string Get() => "";
                [Startup] public void Start() => journal.Enqueue("startup");
                [Shutdown] public void Stop() => journal.Enqueue("shutdown");
            }
            """);
        await JobServer.UntilAsync(() => journal.Count == 3);
        await server.DisposeAsync();
        Assert.Equal("startup", journal.First());
        Assert.Equal(["end", "shutdown"], journal.Skip(3));
        Assert.Empty(server.Monitor.Lines);
        Assert.IsType<LifespanShutdownComplete>(server.Sent[1]);
    }

    [Fact]
    public async Task One_that_throws_starts_again_after_a_delay_that_grows()
    {
        var (server, journal) = await JobServer.StartAsync("""
            [Handler] public sealed class Own(ConcurrentQueue<string> journal)
            {
                private int _count;
                [Background] public async Task Run(CancellationToken cancellation)
                {
                    journal.Enqueue("run");
                    await Task.Yield();
                    if (++_count < 4) throw new ArgumentException($"bad {_count}");
                    await Task.Delay(Timeout.Infinite, cancellation);
                }
            }
            """);
        await using var owned = server;
        for (var run = 1; run <= 3; run++)
        {
            await JobServer.UntilAsync(() => server.Monitor.Lines.Count == run);
            await server.Clock.PassAsync(TimeSpan.FromSeconds(1 << (run - 1)) - TimeSpan.FromTicks(1), run);
            Assert.Equal(run, journal.Count);
            server.Clock.Advance(TimeSpan.FromTicks(1));
            await JobServer.UntilAsync(() => journal.Count == run + 1);
        }

        Assert.Equal(["Own.Run bad 1 1", "Own.Run bad 2 2", "Own.Run bad 3 4"], server.Monitor.Lines);
    }

    [Fact]
    public async Task The_delay_has_a_limit_and_is_short_again_after_a_minute_without_a_failure()
    {
        var (server, journal) = await JobServer.StartAsync("""
            public static class Work
            {
                private static int _count;
                [Background] public static async Task Run(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    var run = ++_count;
                    if (run > 8) { journal.Enqueue("long"); while (journal.Count < 2) await Task.Delay(1, cancellation); }
                    throw new ArgumentException($"{run}");
                }
            }
            """);
        await using var owned = server;
        for (var run = 1; run <= 8; run++)
        {
            await JobServer.UntilAsync(() => server.Monitor.Lines.Count == run);
            await server.Clock.PassAsync(TimeSpan.FromMinutes(1), run);
        }

        await JobServer.UntilAsync(() => journal.Count == 1);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        journal.Enqueue("on");
        await JobServer.UntilAsync(() => server.Monitor.Lines.Count == 9);
        Assert.Equal(["Work.Run 7 60", "Work.Run 8 60", "Work.Run 9 1"], server.Monitor.Lines.Skip(6));
    }

    [Fact]
    public async Task Every_run_begins_an_interval_after_the_last_one_and_never_beside_it()
    {
        var (server, journal) = await JobServer.StartAsync("""
            [Handler] public sealed class Own
            {
                public static SemaphoreSlim Gate { get; } = new(0);
                [Every("1m")] public async Task Tick(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    journal.Enqueue("tick");
                    await Gate.WaitAsync(cancellation);
                }
                [Get("/open")] public string Open() { Gate.Release(); return ""; }
            }
            """);
        await using var owned = server;
        await server.Clock.PassAsync(TimeSpan.FromSeconds(59), 1);
        Assert.Empty(journal);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await JobServer.UntilAsync(() => journal.Count == 1);

        // The run takes two and a half intervals: the next one begins with the fourth.
        server.Clock.Advance(TimeSpan.FromSeconds(150));
        await Task.Run(() => server.App.Get("/open"));
        await server.Clock.PassAsync(TimeSpan.FromSeconds(29), 2);
        Assert.Single(journal);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await JobServer.UntilAsync(() => journal.Count == 2);
    }

    [Fact]
    public async Task A_cron_expression_names_the_times_in_UTC()
    {
        var (server, journal) = await JobServer.StartAsync("""
            public static class Work
            {
                [Cron("30 3 * * *")] public static void Run(ConcurrentQueue<string> journal)
                {
                    journal.Enqueue("run");
                    if (journal.Count == 1) throw new ArgumentException("bad");
                }
            }
            """);
        await using var owned = server;
        var waits = 0;
        for (var day = 1; day <= 2; day++)
        {
            // A wait is an hour at most.
            for (var hour = 0; hour < (day == 1 ? 3 : 23); hour++)
                await server.Clock.PassAsync(TimeSpan.FromHours(1), ++waits);
            Assert.Equal(day - 1, journal.Count);
            await server.Clock.PassAsync(day == 1 ? TimeSpan.FromMinutes(30) : TimeSpan.FromHours(1), ++waits);
            await JobServer.UntilAsync(() => journal.Count == day);
        }

        Assert.Equal(["Work.Run bad"], server.Monitor.Lines);
    }

    [Fact]
    public async Task Each_run_has_services_of_its_own_which_end_with_it()
    {
        var (server, journal) = await JobServer.StartAsync("""
            [Handler(Lifetime = HandlerLifetime.Scoped)] public sealed class Own(ConcurrentQueue<string> journal) : IDisposable
            {
                private readonly int _number = journal.Count;
                [Every("1s")] public async ValueTask Tick([FromServices] int missing = 5)
                {
                    await Task.Yield();
                    journal.Enqueue($"run {_number} {missing}");
                }
                public void Dispose() => journal.Enqueue($"end {_number}");
            }
            """);
        await using var owned = server;
        for (var run = 1; run <= 2; run++)
        {
            await server.Clock.PassAsync(TimeSpan.FromSeconds(1), run);
            await JobServer.UntilAsync(() => journal.Count == 2 * run);
        }

        Assert.Equal(["run 0 5", "end 0", "run 2 5", "end 2"], journal);
    }

    [Fact]
    public async Task A_service_that_is_missing_is_the_failure_of_a_run()
    {
        var (server, _) = await JobServer.StartAsync("""
            public static class Work { [Every("1s")] public static void Tick(Uri address) { } }
            """);
        await using var owned = server;
        await server.Clock.PassAsync(TimeSpan.FromSeconds(1), 1);
        await JobServer.UntilAsync(() => server.Monitor.Lines.Count == 1);
        Assert.Equal(
            "Work.Tick The background job Tick asks for the service System.Uri, which the application does not have: register it.",
            server.Monitor.Lines.First());
    }

    [Fact]
    public async Task One_that_does_not_end_is_named_and_the_shutdown_goes_on()
    {
        var (server, journal) = await JobServer.StartAsync("""
            public static class Work
            {
                [Background] public static async Task Stay(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    journal.Enqueue("run");
                    while (journal.Count < 3) await Task.Delay(1);
                }
            }
            [Handler] public sealed class Own(ConcurrentQueue<string> journal)
            {
                [Get] public string Get() => "";
                [Shutdown] public void Stop() => journal.Enqueue("shutdown");
            }
            """);
        await JobServer.UntilAsync(() => journal.Count == 1);
        await server.AbortAsync();
        Assert.Equal(["Work.Stay held"], server.Monitor.Lines);
        Assert.Equal(["run", "shutdown"], journal);
        journal.Enqueue("end");
    }

    [Fact]
    public async Task None_starts_if_the_startup_fails()
    {
        var (server, journal) = await JobServer.StartAsync("""
            public static class Work
            {
                [Background] public static async Task Run(ConcurrentQueue<string> journal, CancellationToken cancellation)
                {
                    journal.Enqueue("run");
                    await Task.Delay(1, cancellation);
                }
            }
            [Handler] public sealed class Own
            {
                [Get] public string Get() => "";
                [Startup] public void Start() => throw new ArgumentException("no start");
            }
            """);
        await server.DisposeAsync();
        Assert.Empty(journal);
        Assert.IsType<LifespanStartupFailed>(Assert.Single(server.Sent));
    }
}
