using Adapters.Server.Options;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Hosting;

/// <summary>
/// Ends a process whose stop does not end. A thread of its own keeps the time: it needs neither the loops, which a handler may
/// hold, nor the pool, whose threads may all be blocked. It is there before the stop begins, when the system may have no thread
/// to give.
/// </summary>
internal sealed class StopDeadline : IDisposable
{
    /// <summary>For what takes no time by itself: to close connections, to end the loops, to write the log out.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly Action _onPassed;
    private readonly ThreadScheduler _threads;
    private readonly object _gate = new();
    private bool _hasBegun;
    private bool _hasEnded;

    public StopDeadline(TimeSpan limit, Action onPassed, ThreadScheduler threads)
    {
        Limit = limit;
        _onPassed = onPassed;
        _threads = threads;
        threads.Start("adapters-stop", Wait);
    }

    /// <summary>How long the stop may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The longest stop of a server whose requests, and then its application, have so long to end.</summary>
    public static TimeSpan Longest(TimeSpan graceful) => graceful + RunningServer.CleanUpTime(graceful) + Margin;

    /// <summary>The stop begins.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _hasBegun = true;
            _threads.PulseAll(_gate);
        }
    }

    /// <summary>The stop has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _threads.PulseAll(_gate);
        }
    }

    private void Wait()
    {
        lock (_gate)
        {
            while (!_hasBegun && !_hasEnded)
                _threads.Wait(_gate);
            if (!_hasEnded)
                _threads.Wait(_gate, Limit);
            if (_hasEnded)
                return;
        }

        _onPassed();
    }
}
