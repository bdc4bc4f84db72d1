using Microsoft.Extensions.Time.Testing;

namespace Generator.Tests.Background;

/// <summary>A clock that the test sets, and that knows how many waits have begun.</summary>
internal sealed class JobClock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private int _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _waits);
        return timer;
    }

    /// <summary>Lets time pass once so many waits have begun since the clock was made.</summary>
    public async Task PassAsync(TimeSpan time, int waits)
    {
        await JobServer.UntilAsync(() => Volatile.Read(ref _waits) >= waits);
        Advance(time);
    }
}
