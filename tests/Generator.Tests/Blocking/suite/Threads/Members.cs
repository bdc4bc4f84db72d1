using System.Collections.Concurrent;

public sealed class Members
{
    public async Task Threads(Thread thread)
    {
        await Task.Yield();
        Thread.Sleep(10); // ADPT102
        Thread.Sleep(TimeSpan.FromSeconds(1)); // ADPT102
        Thread.Sleep(0); // -
        Thread.Sleep(TimeSpan.Zero); // -
        thread.Join(); // ADPT102
        thread.Join(100); // ADPT102
        thread.Join(0); // -
        Thread.SpinWait(1000); // ADPT102
        Thread.Yield(); // -
        SpinWait.SpinUntil(() => thread.IsAlive); // ADPT102
        SpinWait.SpinUntil(() => thread.IsAlive, 100); // ADPT102
        SpinWait.SpinUntil(() => thread.IsAlive, 0); // -
        Spin(thread); // ADPT112
        thread.Interrupt(); // -
        thread.Start(); // -
    }

    private static void Spin(Thread thread) => SpinWait.SpinUntil(() => thread.IsAlive);

    public async Task Handles(AutoResetEvent auto, ManualResetEvent manual, Mutex mutex, WaitHandle[] all)
    {
        await Task.Yield();
        auto.WaitOne(); // ADPT102
        manual.WaitOne(100); // ADPT102
        mutex.WaitOne(TimeSpan.FromSeconds(1)); // ADPT102
        auto.WaitOne(0); // -
        auto.WaitOne(TimeSpan.Zero, false); // -
        WaitHandle.WaitAll(all); // ADPT102
        WaitHandle.WaitAny(all); // ADPT102
        WaitHandle.WaitAny(all, 0); // -
        WaitHandle.SignalAndWait(auto, manual); // ADPT102
        auto.Set(); // -
        manual.Reset(); // -
        mutex.ReleaseMutex(); // -
    }

    public async Task Slim(ManualResetEventSlim gate, SemaphoreSlim semaphore, CountdownEvent countdown, Barrier barrier, CancellationToken token)
    {
        gate.Wait(); // ADPT102
        gate.Wait(100); // ADPT102
        gate.Wait(token); // ADPT102
        gate.Wait(0); // -
        gate.Set(); // -
        semaphore.Wait(); // ADPT102
        semaphore.Wait(TimeSpan.FromSeconds(1), token); // ADPT102
        semaphore.Wait(0); // -
        semaphore.Wait(TimeSpan.Zero); // -
        semaphore.Wait(millisecondsTimeout: 0, token); // -
        await semaphore.WaitAsync(token); // -
        semaphore.Release(); // -
        countdown.Wait(); // ADPT102
        countdown.Wait(0); // -
        countdown.Signal(); // -
        barrier.SignalAndWait(); // ADPT102
        barrier.SignalAndWait(0); // -
        barrier.RemoveParticipant(); // -
    }

    public async Task Monitors(object gate, Lock own, SpinLock spin)
    {
        await Task.Yield();
        Monitor.Enter(gate); // -
        Monitor.TryEnter(gate); // -
        Monitor.TryEnter(gate, 100); // -
        Monitor.TryEnter(gate, 0); // -
        Monitor.Wait(gate); // ADPT102
        Monitor.Pulse(gate); // -
        Monitor.Exit(gate); // -
        EnterLock(own);
        var taken = false;
        spin.Enter(ref taken); // -
        spin.Exit(); // -
    }

    public Task EnterLock(Lock own)
    {
        own.Enter(); // -
        own.Exit(); // -
        using (own.EnterScope()) // -
        {
            return Task.CompletedTask; // -
        }
    }

    public Task TryLock(Lock own)
    {
        own.TryEnter(100); // -
        return own.TryEnter() ? Task.CompletedTask : Task.Delay(1); // -
    }

    public async Task Readers(ReaderWriterLockSlim slim, ReaderWriterLock old)
    {
        await Task.Yield();
        slim.EnterReadLock(); // -
        slim.ExitReadLock(); // -
        slim.EnterWriteLock(); // -
        slim.EnterUpgradeableReadLock(); // -
        slim.TryEnterReadLock(100); // -
        slim.TryEnterWriteLock(0); // -
        slim.TryEnterUpgradeableReadLock(TimeSpan.Zero); // -
        old.AcquireReaderLock(100); // -
        old.AcquireWriterLock(TimeSpan.FromSeconds(1)); // -
        old.ReleaseReaderLock(); // -
    }

    public async Task Collections(BlockingCollection<int> items, CancellationToken token)
    {
        await Task.Yield();
        _ = items.Take(); // ADPT102
        items.Add(1); // ADPT102
        items.TryTake(out _); // -
        items.TryTake(out _, 100); // ADPT102
        items.TryTake(out _, 0); // -
        items.TryAdd(1); // -
        items.TryAdd(1, 100, token); // ADPT102
        foreach (var item in items.GetConsumingEnumerable()) // ADPT102
            _ = item;
        items.CompleteAdding(); // -
        var unbounded = new BlockingCollection<int>();
        unbounded.Add(1); // -
        var bounded = new BlockingCollection<int>(10);
        bounded.Add(1); // ADPT102
        var queue = new ConcurrentQueue<int>();
        queue.Enqueue(1); // -
    }

    public async Task Parallels(int[] items, Func<int, CancellationToken, ValueTask> work)
    {
        Parallel.For(0, 10, _ => Thread.Sleep(1)); // ADPT102
        Parallel.ForEach(items, _ => { }); // ADPT102
        Parallel.Invoke(() => { }, () => { }); // ADPT102
        items.AsParallel().ForAll(_ => { }); // ADPT102
        await Parallel.ForEachAsync(items, work); // -
        await Parallel.ForAsync(0, 10, work); // -
    }
}
