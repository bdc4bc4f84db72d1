using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Workers;

/// <summary>
/// The threads that run synchronous applications, shared by all loops. Rules: at most threads + queue pieces of work are in
/// hand, and whoever brings one more is told at once; at most one thread is being woken at a time, and wakes the next if there
/// is still something to do, so that a burst of short work does not wake them all. Threads start when they are first needed;
/// where the system has none to give, the others go on, and the next work tries again. Work for which there is none at all is
/// rejected.
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
    /// Is told that a thread could not be started, and how many there are: once, until one could be. On the thread that needed
    /// it, outside of any lock.
    /// </summary>
    public Action<Exception, int>? OnShortage { get; init; }

    /// <summary>Where the threads come from.</summary>
    public Platform Platform { get; } = platform ?? Platform.System;

    /// <summary>The most threads there are.</summary>
    public int Threads { get; } = threads;

    /// <summary>How much work may wait for a thread.</summary>
    public int Queue { get; } = queue;

    /// <summary>Work that runs or waits.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Takes a place: false if there is none.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _inHand) <= Threads + Queue)
            return true;
        Release();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Release() => Interlocked.Decrement(ref _inHand);

    /// <summary>Queues a chain of work, each piece with a place taken before.</summary>
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

    /// <summary>Ends the threads when the queue is empty. It does not wait for work under way.</summary>
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
        // An application may have kept the thread, and interrupt it here: that is a wake as any other.
        Platform.Threads.TryWait(_gate);
        _idle--;
        _isWaking = false;
    }

    /// <summary>Wakes a thread if one is needed: true if one must be started instead.</summary>
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

    /// <summary>A thread could not be started: its work is for those that there are.</summary>
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
