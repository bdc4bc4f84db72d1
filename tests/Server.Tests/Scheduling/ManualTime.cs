using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Scheduling;

/// <summary>A clock that the test sets: nothing has to wait, and a deadline is hit to the millisecond.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _milliseconds;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => 1_000_000_007 + _milliseconds;

    public override DateTimeOffset GetUtcNow() => Start.AddMilliseconds(_milliseconds);

    public void Advance(long milliseconds) => _milliseconds += milliseconds;

    public Platform MakePlatform() => new CountingPlatform(this);

    private sealed class CountingPlatform(ManualTime time) : Platform(time, ThreadScheduler.System)
    {
        public override BlockPool MakeBlocks() => new CountedBlocks();
    }
}
