using System.Collections.Concurrent;
using Adapters.CompilerServices;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Gateways.Wsgi;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Workers;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Workers;

/// <summary>A worker thread that the system cannot start, at a limit of tasks or of memory.</summary>
public sealed class ThreadShortageTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly LimitedThreads _threads = new();

    [Fact]
    public void Without_any_thread_requests_are_answered_503_until_one_can_be_started()
    {
        using var server = new LoopedWsgi((environ, start) => WsgiRespond.Text(environ, start, "fine"), scheduler: _threads);
        var client = server.Connect();
        for (var i = 0; i < 3; i++)
        {
            var answer = server.Ask(client, Get, "\"}");
            Assert.StartsWith("HTTP/1.1 503 Service Unavailable\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("retry-after: 1\r\n", answer, StringComparison.Ordinal);
        }

        var line = Assert.Single(server.WsgiLog.Lines);
        Assert.Equal((3006, LogLevel.Warning), (line.Id, line.Level));
        Assert.Contains("0 of 1 (--threads) are running", line.Text, StringComparison.Ordinal);
        Assert.Contains("pids.max", line.Text, StringComparison.Ordinal);
        _threads.Left = 1;
        Assert.EndsWith("\r\n\r\nfine", server.Ask(client, Get, "fine"), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nfine", server.Ask(server.Connect(), Get, "fine"), StringComparison.Ordinal);
        server.TurnUntil(() => server.Workers.InHand == 0);
        Assert.Empty(server.Server.Errors);
    }

    [Fact]
    public void Requests_of_one_round_for_which_there_is_no_thread_are_all_answered()
    {
        using var server = new LoopedWsgi((environ, start) => WsgiRespond.Text(environ, start, "fine"), threads: 4, scheduler: _threads);
        var clients = Enumerable.Range(0, 3).Select(_ => server.Connect()).ToArray();
        foreach (var client in clients)
            client.Write(System.Text.Encoding.Latin1.GetBytes(Get));

        Assert.All(clients, client => Assert.StartsWith("HTTP/1.1 503 ", server.Read(client, "\"}"), StringComparison.Ordinal));
        Assert.Equal(0, server.Workers.InHand);
    }

    [Fact]
    public void The_threads_that_there_are_go_on_and_the_next_work_tries_again()
    {
        _threads.Left = 1;
        var shortages = new ConcurrentQueue<int>();
        var platform = new Platform(TimeProvider.System, _threads);
        using var pool = new WorkerPool(2, 100, platform) { OnShortage = (_, running) => shortages.Enqueue(running) };
        using var isFree = new ManualResetEventSlim();
        var first = Give(pool, () => isFree.Wait(Patience));
        var waiting = new[] { Give(pool), Give(pool) };
        // The first thread notices it, when it has taken its work.
        Assert.True(SpinWait.SpinUntil(() => !shortages.IsEmpty, Patience));
        Assert.Equal([1], shortages);
        isFree.Set();
        Assert.All([first, .. waiting], work => Assert.True(work.Wait()));

        _threads.Left = 1;
        using var together = new Barrier(2);
        var both = new[] { Give(pool, () => together.SignalAndWait(Patience)), Give(pool, () => together.SignalAndWait(Patience)) };
        Assert.All(both, work => Assert.True(work.Wait()));
        Assert.Equal(2, together.CurrentPhaseNumber + 1);
        Assert.Equal(0, pool.InHand);
    }

    /// <summary>It wakes the next for what is left, and dies if that throws.</summary>
    [Fact]
    public void A_worker_that_cannot_start_another_goes_on_itself()
    {
        _threads.Left = 1;
        using var pool = new WorkerPool(3, 100, new Platform(TimeProvider.System, _threads));
        var work = Enumerable.Range(0, 3).Select(_ => new Work(pool)).ToArray();
        (work[0].Next, work[1].Next) = (work[1], work[2]);
        Assert.All(work, _ => Assert.True(pool.TryReserve()));
        pool.Enqueue(work[0], work[2]);
        Assert.All(work, item => Assert.True(item.Wait()));

        Assert.True(Give(pool).Wait());
        Assert.Equal(0, pool.InHand);
    }

    /// <summary>While one is being started nobody else is woken: if it is not, another must be.</summary>
    [Fact]
    public void Work_that_comes_while_a_start_fails_wakes_a_thread_that_has_become_idle_meanwhile()
    {
        _threads.Left = 1;
        using var pool = new WorkerPool(2, 100, new Platform(TimeProvider.System, _threads));
        using var hasBegun = new ManualResetEventSlim();
        using var isFree = new ManualResetEventSlim();
        Thread? worker = null;
        Work? late = null;
        var first = Give(pool, () =>
        {
            worker = Thread.CurrentThread;
            hasBegun.Set();
            isFree.Wait(Patience);
        });
        _threads.OnRefused = () =>
        {
            _threads.OnRefused = null;
            isFree.Set();
            Assert.True(first.Wait() && SpinWait.SpinUntil(() => pool.InHand == 0 && IsWaiting(worker), Patience));
            late = Give(pool);
        };
        // Before it has begun, it would itself start the thread for the second, and wait for itself.
        Assert.True(hasBegun.Wait(Patience));
        var second = Give(pool);

        Assert.True(second.Wait() && late!.Wait());
    }

    private static bool IsWaiting(Thread? thread) => thread is not null && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    private static Work Give(WorkerPool pool, Action? action = null)
    {
        Assert.True(pool.TryReserve());
        var work = new Work(pool, action);
        pool.Enqueue(work, work);
        return work;
    }

    private sealed class Work(WorkerPool pool, Action? action = null) : WorkItem
    {
        private readonly TaskCompletionSource<bool> _isRun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>True if it was run, false if it was rejected.</summary>
        public bool Wait() => _isRun.Task.Wait(Patience) && _isRun.Task.Result;

        public override void Run() => End(isRun: true);

        public override void Reject() => End(isRun: false);

        private void End(bool isRun)
        {
            if (isRun)
                action?.Invoke();
            pool.Release();
            _isRun.SetResult(isRun);
        }
    }
}
