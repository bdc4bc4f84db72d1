using System.Globalization;
using Adapters.Server.Workers;

namespace Adapters.Server.Tests.Workers;

public sealed class WorkerPoolTests
{
    [Fact]
    public void Work_runs_in_order_on_one_thread()
    {
        using var pool = new WorkerPool(1, 100);
        using var done = new CountdownEvent(100);
        var order = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            Give(pool, () => order.Add(number), done);
        }

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public void A_chain_of_blocking_work_occupies_as_many_threads_as_there_are()
    {
        using var pool = new WorkerPool(4, 100);
        using var together = new Barrier(4);
        using var done = new CountdownEvent(4);
        var work = Enumerable.Range(0, 4).Select(
            _ => new Piece(pool, () => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(20))), done)).ToArray();
        for (var i = 0; i < 3; i++)
            work[i].Next = work[i + 1];
        Assert.All(work, _ => Assert.True(pool.TryReserve()));
        pool.Enqueue(work[0], work[3]);

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Work_that_comes_while_every_thread_is_blocked_runs_when_one_is_free()
    {
        using var pool = new WorkerPool(2, 100);
        using var isFree = new ManualResetEventSlim();
        using var done = new CountdownEvent(6);
        for (var i = 0; i < 6; i++)
            Give(pool, () => isFree.Wait(TimeSpan.FromSeconds(20)), done);
        isFree.Set();

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
        SpinWait.SpinUntil(() => pool.InHand == 0, TimeSpan.FromSeconds(20));
        Assert.Equal(0, pool.InHand);
    }

    [Fact]
    public void There_are_as_many_places_as_threads_and_queue_together()
    {
        using var pool = new WorkerPool(2, 3);

        Assert.Equal([true, true, true, true, true, false, false], Enumerable.Range(0, 7).Select(_ => pool.TryReserve()));
        pool.Release();
        Assert.True(pool.TryReserve());
    }

    [Fact]
    public void A_pool_that_is_disposed_of_finishes_what_is_queued()
    {
        using var done = new CountdownEvent(50);
        using (var pool = new WorkerPool(1, 100))
        {
            for (var i = 0; i < 50; i++)
                Give(pool, () => { }, done);
        }

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Work_does_not_see_that_the_work_before_it_has_interrupted_the_thread()
    {
        using var pool = new WorkerPool(1, 100);
        using var done = new CountdownEvent(2);
        Exception? thrown = null;
        Give(pool, () => Thread.CurrentThread.Interrupt(), done);
        Give(pool, () => thrown = Record.Exception(() => Thread.Sleep(1)), done);

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
        Assert.Null(thrown);
    }

    [Fact]
    public void A_thread_that_is_interrupted_while_it_waits_for_work_runs_the_next()
    {
        using var pool = new WorkerPool(1, 100);
        Thread? worker = null;
        Run(() => worker = Thread.CurrentThread);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(SpinWait.SpinUntil(() => (worker!.ThreadState & ThreadState.WaitSleepJoin) != 0, TimeSpan.FromSeconds(20)));
            worker!.Interrupt();
            Exception? thrown = null;
            Run(() => thrown = Record.Exception(() => Thread.Sleep(1)));
            Assert.Null(thrown);
        }

        void Run(Action action)
        {
            using var done = new CountdownEvent(1);
            Give(pool, action, done);
            Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public void Work_finds_the_thread_as_it_has_started()
    {
        using var pool = new WorkerPool(1, 100);
        using var done = new CountdownEvent(3);
        var local = new AsyncLocal<string?>();
        var seen = new List<string>();
        Give(pool, () => seen.Add(Describe()), done);
        Give(pool, Change, done);
        Give(pool, () => seen.Add(Describe()), done);

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(seen[0], seen[1]);
        Assert.StartsWith("adapters-worker-1 True Normal", seen[0], StringComparison.Ordinal);

        void Change()
        {
            local.Value = "of the first";
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "minus ";
            CultureInfo.CurrentCulture = culture;
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            ExecutionContext.SuppressFlow();
            var thread = Thread.CurrentThread;
            (thread.Name, thread.IsBackground, thread.Priority) = ("changed", false, ThreadPriority.Lowest);
        }

        string Describe()
        {
            var thread = Thread.CurrentThread;
            return $"{thread.Name} {thread.IsBackground} {thread.Priority} {-1} '{local.Value}' "
                + $"{SynchronizationContext.Current} {ExecutionContext.IsFlowSuppressed()}";
        }
    }

    private static void Give(WorkerPool pool, Action action, CountdownEvent done)
    {
        Assert.True(pool.TryReserve());
        var piece = new Piece(pool, action, done);
        pool.Enqueue(piece, piece);
    }

    private sealed class Piece(WorkerPool pool, Action action, CountdownEvent done) : WorkItem
    {
        public override void Run()
        {
            action();
            pool.Release();
            done.Signal();
        }

        public override void Reject() => throw new InvalidOperationException("There is always a thread here.");
    }
}
