using Adapters.Server.Loops;

namespace Adapters.Server.Transports;

/// <summary>A loop that has held still.</summary>
/// <param name="Loop">The loop's index.</param>
/// <param name="Duration">How long so far, at least.</param>
/// <param name="Route">The route of the handler that holds it; null for none.</param>
/// <param name="Activity">What its thread does.</param>
internal readonly record struct LoopStall(int Loop, TimeSpan Duration, string? Route, ThreadActivity Activity)
{
    /// <summary>Stands for a route where there is none.</summary>
    public const string NoRoute = "work outside of any route";
}

/// <summary>
/// Looks at all loops from a thread of its own. A loop that is at work, not waiting, and still in the turn in which it was
/// last seen has held still; each stall is told once.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private readonly Platform _platform;
    private readonly EventLoop[] _loops;
    private readonly Seen[] _seen;
    private readonly TimeSpan _limit;
    private readonly Action<LoopStall> _onStall;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;

    public Watchdog(EventLoop[] loops, TimeSpan limit, Action<LoopStall> onStall, Platform? platform = null)
    {
        _platform = platform ?? Platform.System;
        _loops = loops;
        _seen = new Seen[loops.Length];
        Array.Fill(_seen, new Seen(0, _platform.Milliseconds, false));
        _limit = limit;
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

        await _ended.Task.ConfigureAwait(false);
    }

    private void Watch()
    {
        // Four looks a limit: a stall is told after one limit, and a quarter of it at the most.
        var interval = TimeSpan.FromMilliseconds(Math.Max(_limit.TotalMilliseconds / 4, 1));
        while (WaitFor(interval))
        {
            for (var i = 0; i < _loops.Length; i++)
                Look(_loops[i], ref _seen[i], _platform.Milliseconds);
        }

        _ended.SetResult();
    }

    /// <summary>False if the watch ends.</summary>
    private bool WaitFor(TimeSpan interval)
    {
        lock (_gate)
        {
            if (!_isStopping)
                _platform.Threads.Wait(_gate, interval);
            return !_isStopping;
        }
    }

    private void Look(EventLoop loop, ref Seen seen, long now)
    {
        if (loop.IsWaiting || loop.Turns != seen.Turns)
        {
            seen = new Seen(loop.Turns, now, false);
            return;
        }

        var duration = TimeSpan.FromMilliseconds(now - seen.Since);
        if (seen.IsTold || duration < _limit)
            return;
        seen = seen with { IsTold = true };
        _onStall(new LoopStall(loop.Index, duration, loop.Current?.Scope?.Route, loop.Probe?.Look() ?? ThreadActivity.Unknown));
    }

    private readonly record struct Seen(long Turns, long Since, bool IsTold);
}
