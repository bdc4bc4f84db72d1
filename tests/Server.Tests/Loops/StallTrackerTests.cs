using Adapters.Server.Loops;
using Adapters.Server.Native;

namespace Adapters.Server.Tests.Loops;

/// <summary>What the checks of a loop see, and which reports are due: a check every 25 ms, a limit of 100 ms.</summary>
public sealed class StallTrackerTests
{
    private const int Interval = 25;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    private readonly StallTracker _tracker = new(Limit, now: 0);
    private readonly ScriptedProbe _probe = new();
    private readonly List<string> _reports = [];
    private long _now;

    [Fact]
    public void A_loop_that_waits_is_never_reported()
    {
        for (var i = 0; i < 100; i++)
            Assert.Null(_tracker.Inspect(isWaiting: true, turns: 1, _now += Interval, _probe));
    }

    /// <summary>Between the judgement and the report: what the loop does by then is not what has blocked it.</summary>
    [Fact]
    public void A_loop_that_has_gone_on_is_no_longer_in_the_turn_that_was_judged()
    {
        Hold(200);

        Assert.True(_tracker.IsInSameTurn(isWaiting: false, turns: 1));
        Assert.False(_tracker.IsInSameTurn(isWaiting: true, turns: 1));
        Assert.False(_tracker.IsInSameTurn(isWaiting: false, turns: 2));
    }

    [Fact]
    public void A_hold_is_reported_after_the_limit_and_after_ten_times_as_long()
    {
        Hold(1_100);

        Assert.Equal(["100 ms, 1st: Waiting", "1000 ms, 2nd: Waiting, long"], _reports);
    }

    [Fact]
    public void A_starved_loop_is_reported_as_starved()
    {
        Starve(200);

        Assert.Equal(["100 ms, 1st: WaitingForProcessor"], _reports);
    }

    [Fact]
    public void A_hold_that_follows_starvation_in_the_same_turn_is_reported_too()
    {
        Starve(200);
        Hold(400);

        Assert.Equal(["100 ms, 1st: WaitingForProcessor", "200 ms, 1st: Waiting"], _reports);
    }

    [Fact]
    public void Work_that_computes_after_starvation_in_the_same_turn_is_reported_too()
    {
        Starve(200);
        Compute(400);

        Assert.Equal(["100 ms, 1st: WaitingForProcessor", "300 ms, 1st: Computing"], _reports);
    }

    [Fact]
    public void The_next_turn_starts_from_nothing()
    {
        Hold(200);
        Assert.Null(_tracker.Inspect(isWaiting: false, turns: 2, _now += Interval, _probe));
        Assert.Null(_tracker.Inspect(isWaiting: false, turns: 2, _now += Interval, _probe));
        Assert.Null(_tracker.Inspect(isWaiting: false, turns: 2, _now += Interval, _probe));
        Assert.Null(_tracker.Inspect(isWaiting: false, turns: 2, _now += Interval, _probe));

        Assert.Equal(1, _tracker.Inspect(isWaiting: false, turns: 2, _now += Interval, _probe)?.Times);
    }

    private void Hold(int duration) => Check(duration, ThreadActivity.Waiting, waitPerCheck: 0);

    private void Starve(int duration) => Check(duration, ThreadActivity.Computing, waitPerCheck: Interval);

    private void Compute(int duration) => Check(duration, ThreadActivity.Computing, waitPerCheck: 0);

    private void Check(int duration, ThreadActivity activity, int waitPerCheck)
    {
        _probe.Activity = activity;
        for (var end = _now + duration; _now < end;)
        {
            _now += Interval;
            _probe.Waited += waitPerCheck;
            if (_tracker.Inspect(isWaiting: false, turns: 1, _now, _probe) is { } stall)
                _reports.Add(Describe(stall));
        }
    }

    private static string Describe(StallTracker.Stall stall) =>
        $"{stall.Duration.TotalMilliseconds} ms, {(stall.Times == 1 ? "1st" : "2nd")}: {stall.Activity}"
        + (stall.IsLong ? ", long" : "");

    /// <summary>A thread whose activity the test decides.</summary>
    private sealed class ScriptedProbe : ThreadProbe
    {
        public ThreadActivity Activity { get; set; }

        public int Waited { get; set; }

        public override TimeSpan? ProcessorWait => TimeSpan.FromMilliseconds(Waited);

        public override ThreadActivity Inspect() => Activity;
    }
}
