namespace Adapters.Server.Telemetry.Metrics;

/// <summary>Limits a message to one per second, so that a flood of events does not become a flood of lines. For one thread.</summary>
internal struct OncePerSecond
{
    private const long Interval = 1_000;

    private long _next;

    /// <param name="now">The time in milliseconds.</param>
    public bool IsDue(long now)
    {
        if (now < _next)
            return false;
        _next = now + Interval;
        return true;
    }
}
