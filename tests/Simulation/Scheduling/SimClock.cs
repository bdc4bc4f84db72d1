namespace Adapters.Simulation.Scheduling;

/// <summary>Virtual time. It stands still until the run moves it on, which it does only when nothing else can be done.</summary>
internal sealed class SimClock : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (long Due, long Order)> _alarms = new();
    private long _order;

    /// <summary>Milliseconds since some moment before the run.</summary>
    public long Now { get; private set; } = 1_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next alarm is due; null for none.</summary>
    public long? NextAlarm => _alarms.TryPeek(out _, out var at) ? at.Due : null;

    public override long GetTimestamp() => Now * TimeSpan.TicksPerMillisecond;

    public override DateTimeOffset GetUtcNow() => Epoch.AddMilliseconds(Now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("Timers of the server go by the loops: a simulation has no thread pool to run others on.");

    /// <summary>Runs something later, between two steps.</summary>
    public void After(long milliseconds, Action action) => _alarms.Enqueue(action, (Now + milliseconds, _order++));

    /// <summary>Moves on, and runs what is due by then.</summary>
    public void Advance(long to)
    {
        Now = Math.Max(Now, to);
        while (_alarms.TryPeek(out _, out var at) && at.Due <= Now)
            _alarms.Dequeue()();
    }
}
