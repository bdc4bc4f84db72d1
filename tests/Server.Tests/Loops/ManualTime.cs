using Adapters.Server.Loops;

namespace Adapters.Server.Tests.Loops;

/// <summary>A clock that the test sets: nothing has to wait, and a deadline is hit to the millisecond.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long Milliseconds { get; set; }

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => 1_000_000_007 + Milliseconds;

    public override DateTimeOffset GetUtcNow() => Start.AddMilliseconds(Milliseconds);

    public Platform MakePlatform() => new(this, ThreadScheduler.System);
}
