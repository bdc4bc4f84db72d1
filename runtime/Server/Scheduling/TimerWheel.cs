using System.Numerics;

namespace Adapters.Server.Scheduling;

/// <summary>
/// The timers of one loop. Rules: setting, moving and canceling a timer takes a few steps, however many there are, and
/// allocates nothing; a timer fires late by less than <see cref="Tolerance"/> and never early; a timer that fires checks the
/// clock, so one that was set too early costs a check and nothing else.
/// </summary>
/// <remarks>
/// Levels of 64 buckets, each level four times as coarse as the one before, as in Linux's kernel/time/timer.c: what is due
/// later is kept less exactly, and nothing is ever moved from level to level. One word per level marks the buckets in use.
/// </remarks>
internal sealed class TimerWheel
{
    private const int TickShift = 4;
    private const int LevelShift = 2;
    private const int Buckets = 64;

    /// <summary>
    /// Ten levels reach three days, and no setting is over one. A timer that is due even later fires then, for a check.
    /// </summary>
    private const int Levels = 10;

    /// <summary>A bucket after the others, for timers that fire in this turn.</summary>
    private const int DueBucket = Levels * Buckets;

    private const long LeastTolerance = 64;

    private readonly LoopTimer?[] _heads = new LoopTimer?[DueBucket + 1];
    private readonly ulong[] _used = new ulong[Levels];
    private long _tick;

    public TimerWheel(long now) => _tick = now >> TickShift;

    /// <summary>
    /// The time at which to check the wheel again, on the loop's clock; <see cref="LoopTimer.Never"/> if no timer is set.
    /// </summary>
    public long Next { get; private set; } = LoopTimer.Never;

    /// <summary>The maximum delay of a timer that is set so far ahead, in milliseconds.</summary>
    public static long Tolerance(long delay) => Math.Max(LeastTolerance, delay / 12);

    /// <summary>
    /// Sets a timer to fire at a time, or tolerably later. A timer that already fires early enough stays where it is, so code
    /// that only ever moves its time ahead pays for one comparison.
    /// </summary>
    public void SetBy(LoopTimer timer, long due, long now)
    {
        if (timer.FiresAt > due && timer.FiresAt - due > Tolerance(due - now))
            Set(timer, due, now);
    }

    /// <summary>Sets a timer to fire at a time, whatever it was set to before.</summary>
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

    /// <summary>
    /// Returns the next timer that is due, no longer set, or null if there is none. A timer set in the meantime is due in a
    /// later turn.
    /// </summary>
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

    /// <summary>Returns the number of buckets of a level between now and a tick.</summary>
    private long Distance(long tick, int level) => RoundUp(tick, Shift(level)) - (_tick >> Shift(level));

    /// <summary>Advances to this moment: timers that are due by then are set apart.</summary>
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

    /// <summary>
    /// Returns the first bucket in use, counted from the beginning of time. There are only the 64 that follow this moment.
    /// </summary>
    private long FirstPlace(int level)
    {
        var first = (_tick >> Shift(level)) + 1;
        return first + BitOperations.TrailingZeroCount(BitOperations.RotateRight(_used[level], (int)(first % Buckets)));
    }

    /// <summary>
    /// Timers that are due and wait to be taken come first: setting another one in the meantime must not hide them.
    /// </summary>
    private long FindNext()
    {
        var next = _heads[DueBucket] is null ? LoopTimer.Never : _tick << TickShift;
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
