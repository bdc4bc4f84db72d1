using System.Numerics;

namespace Adapters.Server.Scheduling;

/// <summary>
/// The timers of one loop. Rules: to set, to move and to cancel a timer takes a few steps however many there are, and
/// allocates nothing; a timer fires late by less than <see cref="Tolerance"/> and never early; whoever fires looks at the
/// clock, so a timer that was set too early costs a look and nothing else.
/// </summary>
/// <remarks>
/// Levels of 64 buckets, each level four times as coarse as the one before, as in Linux' kernel/time/timer.c: what is due
/// later is kept less exactly, and nothing is ever moved from level to level. A word a level says which buckets are in use.
/// </remarks>
internal sealed class TimerWheel
{
    private const int TickShift = 4;
    private const int LevelShift = 2;
    private const int Buckets = 64;

    /// <summary>Ten levels reach three days, and no setting is over one; what is due still later fires then, for a look.</summary>
    private const int Levels = 10;

    /// <summary>A bucket behind the others: what fires in this turn.</summary>
    private const int DueBucket = Levels * Buckets;

    private const long LeastTolerance = 64;

    private readonly LoopTimer?[] _heads = new LoopTimer?[DueBucket + 1];
    private readonly ulong[] _used = new ulong[Levels];
    private long _tick;

    public TimerWheel(long now) => _tick = now >> TickShift;

    /// <summary>When to look at the wheel again, on the loop's clock; <see cref="LoopTimer.Never"/> with no timer set.</summary>
    public long Next { get; private set; } = LoopTimer.Never;

    /// <summary>By how much a timer may fire late that is set so far ahead, in milliseconds.</summary>
    public static long Tolerance(long delay) => Math.Max(LeastTolerance, delay / 12);

    /// <summary>
    /// Has a timer fire at a time, or tolerably later. One that fires early enough as it is stays where it is, so what
    /// only ever moves its time ahead costs a comparison.
    /// </summary>
    public void SetBy(LoopTimer timer, long due, long now)
    {
        if (timer.FiresAt > due && timer.FiresAt - due > Tolerance(due - now))
            Set(timer, due, now);
    }

    /// <summary>Has a timer fire at a time, whatever it was set to before.</summary>
    public void Set(LoopTimer timer, long due, long now)
    {
        Cancel(timer);
        Advance(now);
        var tick = Math.Max(RoundUp(due, TickShift), _tick + 1);
        var level = 0;
        while (level < Levels - 1 && Distance(tick, level) > Buckets)
            level++;
        var place = (_tick >> Shift(level)) + Math.Min(Distance(tick, level), Buckets);
        timer.FiresAt = place << (Shift(level) + TickShift);
        Link(timer, (level * Buckets) + (int)(place % Buckets));
        _used[level] |= 1UL << (int)(place % Buckets);
        Next = Math.Min(Next, timer.FiresAt);
    }

    public void Cancel(LoopTimer timer)
    {
        if (!timer.IsSet)
            return;
        var bucket = timer.Bucket;
        if (timer.Following is { } following)
            following.Previous = timer.Previous;
        if (timer.Previous is { } previous)
            previous.Following = timer.Following;
        else
            _heads[bucket] = timer.Following;
        if (_heads[bucket] is null && bucket < DueBucket)
            _used[bucket / Buckets] &= ~(1UL << (bucket % Buckets));
        timer.Following = timer.Previous = null;
        timer.FiresAt = LoopTimer.Never;
    }

    /// <summary>The next timer that is due, set no more; null when there is none. What is set meanwhile is due in a later turn.</summary>
    public LoopTimer? TakeDue(long now)
    {
        Advance(now);
        var timer = _heads[DueBucket];
        if (timer is not null)
            Cancel(timer);
        return timer;
    }

    private static int Shift(int level) => level * LevelShift;

    private static long RoundUp(long value, int shift) => (value + (1L << shift) - 1) >> shift;

    /// <summary>How many buckets of a level lie between now and a tick.</summary>
    private long Distance(long tick, int level) => RoundUp(tick, Shift(level)) - (_tick >> Shift(level));

    /// <summary>Goes on to this moment: what is due by then is set apart.</summary>
    private void Advance(long now)
    {
        var isDue = now >= Next;
        if (isDue)
            Collect(now >> TickShift);
        _tick = now >> TickShift;
        if (isDue)
            Next = FindNext();
    }

    private void Collect(long tick)
    {
        for (var level = 0; level < Levels; level++)
        {
            while (_used[level] != 0 && FirstPlace(level) is var place && place <= tick >> Shift(level))
                MoveToDue((level * Buckets) + (int)(place % Buckets));
        }
    }

    /// <summary>The first bucket in use, counted from the beginning of time: the 64 that follow this moment are all there are.</summary>
    private long FirstPlace(int level)
    {
        var first = (_tick >> Shift(level)) + 1;
        return first + BitOperations.TrailingZeroCount(BitOperations.RotateRight(_used[level], (int)(first % Buckets)));
    }

    private long FindNext()
    {
        var next = LoopTimer.Never;
        for (var level = 0; level < Levels; level++)
        {
            if (_used[level] != 0)
                next = Math.Min(next, FirstPlace(level) << (Shift(level) + TickShift));
        }

        return next;
    }

    private void MoveToDue(int bucket)
    {
        while (_heads[bucket] is { } timer)
        {
            var firesAt = timer.FiresAt;
            Cancel(timer);
            timer.FiresAt = firesAt;
            Link(timer, DueBucket);
        }
    }

    private void Link(LoopTimer timer, int bucket)
    {
        timer.Bucket = bucket;
        timer.Following = _heads[bucket];
        if (timer.Following is { } following)
            following.Previous = timer;
        _heads[bucket] = timer;
    }
}
