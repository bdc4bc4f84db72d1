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

    /// <summary>For what stops the server; timers of connections go by the loops.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
            throw new NotSupportedException("A simulation has no timers that repeat.");
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs something later, between two steps.</summary>
    public void After(long milliseconds, Action action) => _alarms.Enqueue(action, (Now + milliseconds, _order++));

    /// <summary>Moves on, and runs what is due by then.</summary>
    public void Advance(long to)
    {
        Now = Math.Max(Now, to);
        while (_alarms.TryPeek(out _, out var at) && at.Due <= Now)
            _alarms.Dequeue()();
    }

    /// <summary>Calls once, unless it is set anew or disposed of before.</summary>
    private sealed class Timer(SimClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock.After((long)dueTime.TotalMilliseconds, () => Call(setting));
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Call(int setting)
        {
            if (setting == _setting)
                callback(state);
        }
    }
}
