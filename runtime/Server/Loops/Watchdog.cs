using Adapters.Server.Scheduling;

namespace Adapters.Server.Loops;

/// <summary>
/// Checks all loops from a thread of its own, and reports each that is blocked for the limit or longer, as <see cref="StallTracker"/>
/// judges it.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    /// <summary>For a report in progress, which a log may delay.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Platform _platform;
    private readonly EventLoop[] _loops;
    private readonly StallTracker[] _trackers;
    private readonly TimeSpan _limit;
    private readonly Action<LoopStall> _onStall;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;

    public Watchdog(EventLoop[] loops, TimeSpan limit, Action<LoopStall> onStall, Platform? platform = null)
    {
        _platform = platform ?? Platform.System;
        _loops = loops;
        _limit = limit;
        _trackers = Array.ConvertAll(loops, _ => new StallTracker(limit, _platform.Milliseconds));
        _onStall = onStall;
        _platform.Threads.Start("adapters-watchdog", Watch);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isStopping = true;
            _platform.Threads.PulseAll(_gate);
        }

        await Task.WhenAny(_ended.Task, Task.Delay(Patience, _platform.Time)).ConfigureAwait(false);
    }

    private void Watch()
    {
        // Four checks per limit: a stall is reported after one limit and at most a quarter more.
        var interval = TimeSpan.FromMilliseconds(Math.Max(_limit.TotalMilliseconds / 4, 1));
        while (WaitFor(interval))
        {
            for (var i = 0; i < _loops.Length; i++)
                Inspect(_loops[i], _trackers[i]);
        }

        _ended.SetResult();
    }

    /// <summary>Returns false if the watch ends.</summary>
    private bool WaitFor(TimeSpan interval)
    {
        lock (_gate)
        {
            if (!_isStopping)
                _platform.Threads.Wait(_gate, interval);
            return !_isStopping;
        }
    }

    private void Inspect(EventLoop loop, StallTracker tracker)
    {
        if (tracker.Inspect(loop.IsWaiting, loop.Turns, _platform.Milliseconds, loop.Probe) is not { } stall)
            return;
        var (request, wait) = (HeldRequest.NameOf(loop), loop.Probe?.FindWait());
        // A loop that has gone on since would be reported with what it does now, and another request would be blamed.
        if (tracker.IsInSameTurn(loop.IsWaiting, loop.Turns))
            _onStall(new LoopStall(loop, stall.Duration, stall.Times, request, stall.Activity, wait) { IsLong = stall.IsLong });
    }
}
