using Adapters.Server.Native;

namespace Adapters.Server.Loops;

/// <summary>
/// Judges one loop from what is seen of it at each check. A loop that is running, not waiting, and still in the turn in which it
/// was last seen is blocked. A stall is due for a report after the limit, again after ten and a hundred times as long, and from
/// then on whenever it has lasted twice as long; what the machine causes and what the running work causes count separately.
/// </summary>
/// <param name="limit">The duration from which on a loop is blocked.</param>
/// <param name="now">The time.</param>
internal sealed class StallTracker(TimeSpan limit, long now)
{
    private const int FirstGrowth = 10;
    private const int LaterGrowth = 2;
    private const int FirstReports = 3;
    private Seen _seen = See(0, now, limit);

    /// <summary>Takes what is seen of the loop now, and returns a stall that is due for a report.</summary>
    public Stall? Inspect(bool isWaiting, long turns, long now, ThreadProbe? probe)
    {
        if (!IsInSameTurn(isWaiting, turns))
        {
            _seen = See(turns, now, limit);
            return null;
        }

        if (_seen.Suspected is null)
        {
            // What is not measured from here on cannot be judged, so a report that is due waits for the next check.
            _seen = _seen with { Suspected = new Suspicion(now, probe?.ProcessorWait) };
            return null;
        }

        var duration = TimeSpan.FromMilliseconds(now - _seen.Since);
        return duration >= _seen.Next ? Judge(duration, FindActivity(_seen.Suspected, now, probe)) : null;
    }

    /// <summary>Returns true if the loop is still in the turn in which it was last seen.</summary>
    public bool IsInSameTurn(bool isWaiting, long turns) => !isWaiting && turns == _seen.Turns;

    private static Seen See(long turns, long now, TimeSpan limit) => new(turns, now, limit, new Reports(0, limit), new Reports(0, limit));

    private Stall? Judge(TimeSpan duration, ThreadActivity activity)
    {
        var isStarved = activity == ThreadActivity.WaitingForProcessor;
        var reports = isStarved ? _seen.Starved : _seen.Held;
        var isDue = duration >= reports.Next;
        if (isDue)
            reports = reports.After(duration);

        // A loop that gets a processor again may be blocked from then on, so what follows is judged by itself.
        _seen = isStarved
            ? _seen with { Starved = reports, Suspected = null, Next = duration + limit }
            : _seen with { Held = reports, Next = reports.Next };
        return isDue ? new Stall(duration, reports.Count, activity, IsLong: duration >= limit * FirstGrowth) : null;
    }

    private ThreadActivity FindActivity(Suspicion since, long now, ThreadProbe? probe)
    {
        var activity = probe?.Inspect() ?? ThreadActivity.Unknown;
        return probe?.ProcessorWait - since.ProcessorWait is { } waited
            ? ThreadProbe.Judge(activity, TimeSpan.FromMilliseconds(now - since.Time), waited, limit)
            : activity;
    }

    /// <summary>A stall that is due for a report.</summary>
    /// <param name="Duration">The duration so far, at least.</param>
    /// <param name="Times">The number of reports of this stall with this cause, including this one.</param>
    /// <param name="Activity">The activity of the loop's thread.</param>
    /// <param name="IsLong">True if other loops have to accept the connections of this one.</param>
    internal readonly record struct Stall(TimeSpan Duration, int Times, ThreadActivity Activity, bool IsLong);

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
