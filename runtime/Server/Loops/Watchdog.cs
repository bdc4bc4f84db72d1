using Adapters.Server.Native;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Loops;

/// <summary>A report about a blocked loop.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Duration">The duration so far, at least.</param>
/// <param name="Times">The number of reports of this stall with this cause, including this one.</param>
/// <param name="Request">The name of the request that blocks it.</param>
/// <param name="Activity">The activity of its thread.</param>
/// <param name="Wait">The kernel's description of what the thread waits in, or null if it is not known.</param>
internal readonly record struct LoopStall(
    EventLoop Loop, TimeSpan Duration, int Times, string Request, ThreadActivity Activity, string? Wait)
{
    /// <summary>True if the machine gives the thread no processor, so that the request is not to blame.</summary>
    public bool IsStarved => Activity == ThreadActivity.WaitingForProcessor;

    /// <summary>True if the stall has lasted so long that other loops have to accept the connections of this one.</summary>
    public bool IsLong { get; init; }
}

/// <summary>
/// Checks all loops from a thread of its own. A loop that is running, not waiting, and still in the turn in which it was last
/// seen is blocked. A stall is reported after the limit, again after ten and a hundred times as long, and from then on whenever
/// it has lasted twice as long.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private const int FirstGrowth = 10;
    private const int LaterGrowth = 2;
    private const int FirstReports = 3;

    /// <summary>For a report in progress, which a log may delay.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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
        _limit = limit;
        _seen = new Seen[loops.Length];
        Array.Fill(_seen, See(0, _platform.Milliseconds));
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
                Inspect(_loops[i], ref _seen[i], _platform.Milliseconds);
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

    private void Inspect(EventLoop loop, ref Seen seen, long now)
    {
        if (loop.IsWaiting || loop.Turns != seen.Turns)
        {
            seen = See(loop.Turns, now);
            return;
        }

        if (seen.Suspected is null)
        {
            // What is not measured from here on cannot be judged, so a report that is due waits for the next check.
            seen = seen with { Suspected = new Suspicion(now, loop.Probe?.ProcessorWait) };
            return;
        }

        var duration = TimeSpan.FromMilliseconds(now - seen.Since);
        if (duration >= seen.Next)
            Judge(loop, ref seen, duration, now);
    }

    private Seen See(long turns, long now) => new(turns, now, _limit, new Reports(0, _limit), new Reports(0, _limit));

    private void Judge(EventLoop loop, ref Seen seen, TimeSpan duration, long now)
    {
        var activity = FindActivity(loop, seen.Suspected!, now);
        var isStarved = activity == ThreadActivity.WaitingForProcessor;
        var reports = isStarved ? seen.Starved : seen.Held;
        if (duration >= reports.Next)
        {
            reports = reports.After(duration);
            _onStall(new LoopStall(loop, duration, reports.Count, HeldRequest.NameOf(loop), activity, loop.Probe?.FindWait())
            {
                IsLong = duration >= _limit * FirstGrowth,
            });
        }

        // A loop that gets a processor again may be blocked from then on, so what follows is judged by itself.
        seen = isStarved
            ? seen with { Starved = reports, Suspected = null, Next = duration + _limit }
            : seen with { Held = reports, Next = reports.Next };
    }

    private ThreadActivity FindActivity(EventLoop loop, Suspicion since, long now)
    {
        var activity = loop.Probe?.Inspect() ?? ThreadActivity.Unknown;
        return loop.Probe?.ProcessorWait - since.ProcessorWait is { } waited
            ? ThreadProbe.Judge(activity, TimeSpan.FromMilliseconds(now - since.Time), waited, _limit)
            : activity;
    }

    /// <param name="Turns">The turn in which the loop was seen.</param>
    /// <param name="Since">The time when it was first seen there.</param>
    /// <param name="Next">The duration at which it is judged next.</param>
    /// <param name="Held">The reports that the running work is the cause.</param>
    /// <param name="Starved">The reports that the machine is the cause.</param>
    /// <param name="Suspected">The second sighting in the same turn, or since the last judgement; null before that.</param>
    private readonly record struct Seen(
        long Turns, long Since, TimeSpan Next, Reports Held, Reports Starved, Suspicion? Suspected = null);

    /// <summary>The reports of a stall with one cause.</summary>
    /// <param name="Count">The number so far.</param>
    /// <param name="Next">The duration at which the next one is due.</param>
    private readonly record struct Reports(int Count, TimeSpan Next)
    {
        public Reports After(TimeSpan duration)
        {
            var next = Next;
            while (next <= duration)
                next *= Count + 1 < FirstReports ? FirstGrowth : LaterGrowth;
            return new Reports(Count + 1, next);
        }
    }

    /// <summary>A sighting of a loop that is still in the same turn.</summary>
    /// <param name="Time">The time.</param>
    /// <param name="ProcessorWait">The time for which its thread had waited for a processor by then.</param>
    private sealed record Suspicion(long Time, TimeSpan? ProcessorWait);
}
