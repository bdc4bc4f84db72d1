using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Workers;

/// <summary>
/// The threads that run synchronous applications, shared by all loops. Rules: at most threads + queue pieces of work are
/// accepted at a time, and a caller with one more is notified at once; at most one thread is being woken at a time, and wakes
/// the next if there is more to do, so that a burst of short work does not wake them all. Threads start when they are first
/// needed; if the system has none to give, the others continue, and the next work tries again. Work is rejected if there is no
/// thread at all.
/// </summary>
internal sealed class WorkerPool(int threads, int queue, Platform? platform = null) : IDisposable
{
    private readonly object _gate = new();
    private WorkItem? _first;
    private WorkItem? _last;
    private int _inHand;
    private int _started;
    private int _named;
    private int _idle;
    private bool _isWaking;
    private bool _isStopping;
    private bool _isShort;

    /// <summary>
    /// Called when a thread could not be started, with the error and the number of threads: once, until one could be started.
    /// On the thread that needed it, outside of any lock.
    /// </summary>
    public Action<Exception, int>? OnShortage { get; init; }

    /// <summary>The source of the threads.</summary>
    public Platform Platform { get; } = platform ?? Platform.System;

    /// <summary>The maximum number of threads.</summary>
    public int Threads { get; } = threads;

    /// <summary>The maximum amount of work that waits for a thread.</summary>
    public int Queue { get; } = queue;

    /// <summary>The amount of work that runs or waits.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Reserves a place. Returns false if there is none.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _inHand) <= Threads + Queue)
            return true;
        Release();
        return false;
    }

    /// <summary>Releases a place.</summary>
    public void Release() => Interlocked.Decrement(ref _inHand);

    /// <summary>Queues a chain of work. A place has been reserved for each piece.</summary>
    public void Enqueue(WorkItem first, WorkItem last)
    {
        bool mustStart;
        using (Interruption.EnterMonitor(_gate))
        {
            if (_last is null)
                _first = first;
            else
                _last.Next = first;
            _last = last;
            mustStart = Wake();
        }

        if (mustStart)
            StartThread();
    }

    /// <summary>Ends the threads when the queue is empty. It does not wait for work in progress.</summary>
    public void Dispose()
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _isStopping = true;
            Platform.Threads.PulseAll(_gate);
        }
    }

    private void Work(WorkerThread worker)
    {
        worker.Begin();
        using (Interruption.EnterMonitor(_gate))
            _isWaking = false;
        while (Take() is { } item)
        {
            Interruption.Clear();
            item.Run();
            worker.Restore();
        }
    }

    private WorkItem? Take()
    {
        WorkItem item;
        var mustStart = false;
        using (Interruption.EnterMonitor(_gate))
        {
            while (_first is null)
            {
                if (_isStopping)
                    return null;
                WaitForWork();
            }

            item = _first;
            _first = item.Next;
            item.Next = null;
            if (_first is null)
                _last = null;
            else
                mustStart = Wake();
        }

        if (mustStart)
            StartThread();
        return item;
    }

    private void WaitForWork()
    {
        _idle++;
        // An application may have kept the thread and interrupt it here: that is a wake-up like any other.
        Platform.Threads.TryWait(_gate);
        _idle--;
        _isWaking = false;
    }

    /// <summary>Wakes a thread if one is needed. Returns true if one must be started instead.</summary>
    private bool Wake()
    {
        if (_isWaking)
            return false;
        if (_idle > 0)
        {
            _isWaking = true;
            Platform.Threads.Pulse(_gate);
            return false;
        }

        if (_started == Threads)
            return false;
        _started++;
        return _isWaking = true;
    }

    private void StartThread()
    {
        var worker = new WorkerThread(FormattableString.Invariant($"adapters-worker-{Interlocked.Increment(ref _named)}"));
        if (Platform.Threads.TryStart(worker.Name, () => Work(worker), out var error))
            Volatile.Write(ref _isShort, false);
        else
            GoOnWithout(error);
    }

    /// <summary>A thread could not be started: its work goes to the existing ones.</summary>
    private void GoOnWithout(Exception error)
    {
        WorkItem? rejected = null;
        int running;
        using (Interruption.EnterMonitor(_gate))
        {
            running = --_started;
            _isWaking = false;
            if (running == 0)
                (rejected, _first, _last) = (_first, null, null);
            else if (_first is not null && _idle > 0)
                Wake();
        }

        if (!Interlocked.Exchange(ref _isShort, true))
            OnShortage?.Invoke(error, running);
        Reject(rejected);
    }

    private static void Reject(WorkItem? first)
    {
        while (first is { } item)
        {
            first = item.Next;
            item.Next = null;
            item.Reject();
        }
    }
}
