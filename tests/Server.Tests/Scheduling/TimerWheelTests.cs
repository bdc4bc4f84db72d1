using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Scheduling;

public class TimerWheelTests
{
    private const long Start = 1_000_003;
    private const long Day = 24L * 60 * 60 * 1_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(75_000)]
    [InlineData(3_600_000)]
    [InlineData(Day)]
    public void A_timer_fires_once_not_early_and_late_by_no_more_than_is_tolerated(long delay)
    {
        for (var start = Start; start < Start + 5_000; start += 499)
        {
            var wheel = new TimerWheel(start);
            var timer = new Probe();
            wheel.Set(timer, start + delay, start);

            var fired = RunToNext(wheel);

            Assert.Equal([timer], fired.Timers);
            Assert.InRange(fired.At - start - delay, 0, TimerWheel.Tolerance(delay));
            Assert.Equal(LoopTimer.Never, wheel.Next);
            Assert.False(timer.IsSet);
        }
    }

    [Fact]
    public void Nothing_is_due_and_nothing_is_next_where_nothing_is_set()
    {
        var wheel = new TimerWheel(Start);

        Assert.Equal(LoopTimer.Never, wheel.Next);
        Assert.Null(wheel.TakeDue(Start + Day));
    }

    [Fact]
    public void What_is_set_after_a_long_silence_is_as_exact_as_ever()
    {
        var wheel = new TimerWheel(Start);
        var timer = new Probe();
        wheel.Set(timer, Start + Day + 100, Start + Day);

        Assert.InRange(wheel.Next - Start - Day, 100, 164);
    }

    [Fact]
    public void A_timer_that_was_cancelled_or_moved_does_not_fire()
    {
        var wheel = new TimerWheel(Start);
        var (kept, moved, cancelled) = (new Probe(), new Probe(), new Probe());
        foreach (var timer in new[] { kept, moved, cancelled })
            wheel.Set(timer, Start + 1_000, Start);
        wheel.Set(moved, Start + 5_000, Start);
        wheel.Cancel(cancelled);
        wheel.Cancel(cancelled);

        Assert.Equal([kept], RunToNext(wheel).Timers);
        Assert.Equal([moved], RunToNext(wheel).Timers);
        Assert.Equal(LoopTimer.Never, wheel.Next);
    }

    [Fact]
    public void A_timer_is_moved_back_but_left_where_it_is_when_it_fires_early_enough()
    {
        var wheel = new TimerWheel(Start);
        var timer = new Probe();
        wheel.SetBy(timer, Start + 60_000, Start);
        var first = timer.FiresAt;

        wheel.SetBy(timer, Start + 75_000, Start + 100);
        Assert.Equal(first, timer.FiresAt);
        wheel.SetBy(timer, LoopTimer.Never, Start + 100);
        Assert.Equal(first, timer.FiresAt);
        wheel.SetBy(timer, Start + 10_000, Start + 100);
        Assert.InRange(timer.FiresAt - Start, 10_000, 10_000 + TimerWheel.Tolerance(10_000));
    }

    /// <summary>What is kept coarsely because it was far away must not make a short deadline late.</summary>
    [Fact]
    public void A_short_deadline_is_kept_though_the_timer_was_set_for_a_long_one_at_about_that_time()
    {
        var wheel = new TimerWheel(Start);
        var timer = new Probe();
        wheel.SetBy(timer, Start + 75_000, Start);
        var now = Start + 74_500;

        wheel.SetBy(timer, now + 600, now);

        Assert.InRange(timer.FiresAt - now, 0, 600 + TimerWheel.Tolerance(600));
    }

    [Fact]
    public void What_is_set_while_timers_fire_is_for_a_later_turn()
    {
        var wheel = new TimerWheel(Start);
        var timer = new Probe();
        wheel.Set(timer, Start, Start);
        var now = Start + 50;
        Assert.Same(timer, wheel.TakeDue(now));

        wheel.Set(timer, now - 10, now);

        Assert.Null(wheel.TakeDue(now));
        Assert.InRange(wheel.Next, now + 1, now + 16);
    }

    [Fact]
    public void A_timer_that_is_due_is_the_next_one_though_another_is_set_before_it_is_taken()
    {
        var wheel = new TimerWheel(Start);
        var (due, later) = (new Probe(), new Probe());
        wheel.Set(due, Start + 1_000, Start);
        var now = wheel.Next;

        wheel.Set(later, now + 1_000, now);

        Assert.InRange(wheel.Next, 0, now);
        Assert.Same(due, wheel.TakeDue(now));
        Assert.Null(wheel.TakeDue(now));
        Assert.Equal(later.FiresAt, wheel.Next);
    }

    [Fact]
    public void A_timer_that_is_due_can_be_cancelled_by_one_that_fires_before_it()
    {
        var wheel = new TimerWheel(Start);
        var timers = new[] { new Probe(), new Probe(), new Probe() };
        foreach (var timer in timers)
            wheel.Set(timer, Start + 10, Start);

        var first = wheel.TakeDue(Start + 100);
        var rest = timers.Where(timer => timer != first).ToArray();
        wheel.Cancel(rest[0]);

        Assert.Same(rest[1], wheel.TakeDue(Start + 100));
        Assert.Null(wheel.TakeDue(Start + 100));
    }

    /// <summary>Against a list that is searched: every timer fires in its time, whatever is set, moved and cancelled meanwhile.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_timers_fire_in_their_time(int seed)
    {
        var random = new Random(seed);
        var wheel = new TimerWheel(Start);
        var set = new Dictionary<LoopTimer, (long Since, long Due)>();
        var timers = Enumerable.Range(0, 200).Select(_ => new Probe()).ToArray();
        for (var now = Start; now < Start + 500_000; now += random.Next(1, 400))
        {
            while (wheel.TakeDue(now) is { } timer)
            {
                Assert.True(set.Remove(timer, out var fired));
                Assert.InRange(now - fired.Due, 0, TimerWheel.Tolerance(fired.Due - fired.Since) + 400);
            }

            Assert.DoesNotContain(set.Values, timer => now - timer.Due > TimerWheel.Tolerance(timer.Due - timer.Since));
            var changed = timers[random.Next(timers.Length)];
            wheel.Cancel(changed);
            set.Remove(changed);
            if (random.Next(4) == 0)
                continue;
            var delay = (long)Math.Pow(10, random.NextDouble() * 5);
            wheel.Set(changed, now + delay, now);
            set.Add(changed, (now, now + delay));
        }
    }

    [Fact]
    public void Setting_moving_cancelling_and_firing_allocate_nothing()
    {
        var wheel = new TimerWheel(Start);
        var timers = Enumerable.Range(0, 100).Select(_ => new Probe()).ToArray();
        var now = Start;
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Round();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            for (var i = 0; i < timers.Length; i++)
                wheel.Set(timers[i], now + (i * i), now);
            for (var i = 0; i < timers.Length; i += 3)
                wheel.Cancel(timers[i]);
            now += 1_000;
            while (wheel.TakeDue(now) is not null)
            {
            }
        }
    }

    private static (long At, LoopTimer[] Timers) RunToNext(TimerWheel wheel)
    {
        var at = wheel.Next;
        Assert.Null(wheel.TakeDue(at - 1));
        var timers = new List<LoopTimer>();
        while (wheel.TakeDue(at) is { } timer)
            timers.Add(timer);
        return (at, [.. timers]);
    }

    private sealed class Probe : LoopTimer
    {
        internal override void OnDue(long now)
        {
        }
    }
}
