using System.ComponentModel;

namespace Adapters;

/// <summary>The times at which a job runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobSchedule
{
    private protected JobSchedule()
    {
    }

    /// <summary>A schedule that has no times: the job runs from the start to the stop, and again after a failure.</summary>
    public static JobSchedule Always { get; } = new Continuous();

    /// <summary>Returns a schedule with an interval.</summary>
    /// <param name="ticks">The interval in units of 100 ns.</param>
    /// <returns>The schedule.</returns>
    public static JobSchedule Every(long ticks) => new Interval(new TimeSpan(ticks));

    /// <summary>Returns the next time.</summary>
    /// <param name="after">The time that it comes after.</param>
    /// <returns>The time, or null if there is none.</returns>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    private sealed class Continuous : JobSchedule
    {
        public override DateTimeOffset? Next(DateTimeOffset after) => null;
    }

    /// <summary>Counts from the start of the last run. Those that a long run has missed are left out.</summary>
    private sealed class Interval(TimeSpan interval) : JobSchedule
    {
        private DateTimeOffset? _last;

        public override DateTimeOffset? Next(DateTimeOffset after)
        {
            var missed = _last is { } last && after > last ? (after - last).Ticks / interval.Ticks : 0;
            return _last = (_last ?? after) + (interval * (missed + 1));
        }
    }
}
