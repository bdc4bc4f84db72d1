using Adapters.Server.Loops;

namespace Adapters.Server.Hosting;

/// <summary>
/// Ends a process whose stop does not end. A thread of its own keeps the time: it needs neither the loops, which a handler may
/// hold, nor the pool, whose threads may all be blocked.
/// </summary>
internal sealed class StopDeadline(TimeSpan limit, Action onPassed, ThreadScheduler threads) : IDisposable
{
    /// <summary>For what takes no time by itself: to close connections, to end the loops, to write the log out.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private bool _hasEnded;

    /// <summary>How long the stop may take.</summary>
    public TimeSpan Limit => limit;

    /// <summary>The longest stop of a server whose requests, and then its application, have so long to end.</summary>
    public static TimeSpan Longest(TimeSpan graceful) => graceful + RunningServer.CleanUpTime(graceful) + Margin;

    /// <summary>The stop begins.</summary>
    public void Start() => threads.Start("adapters-stop", Wait);

    /// <summary>The stop has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            threads.PulseAll(_gate);
        }
    }

    private void Wait()
    {
        lock (_gate)
        {
            if (!_hasEnded)
                threads.Wait(_gate, limit);
            if (_hasEnded)
                return;
        }

        onPassed();
    }
}
