using Adapters.Server.Options;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Hosting;

/// <summary>
/// Ends a process whose stop does not complete. A thread of its own keeps the time: it needs neither the loops, which a handler
/// may block, nor the pool, whose threads may all be blocked. The thread exists before the stop begins, when the system may
/// have none to give.
/// </summary>
internal sealed class StopDeadline : IDisposable
{
    /// <summary>For steps that take no time on their own: closing connections, ending the loops, writing the log.</summary>
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

    /// <summary>The maximum duration of the stop.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Returns the maximum duration of a stop, given the time that requests and then the application have.</summary>
    public static TimeSpan Longest(TimeSpan graceful) => graceful + RunningServer.CleanUpTime(graceful) + Margin;

    /// <summary>Starts the clock when the stop begins.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _hasBegun = true;
            _threads.PulseAll(_gate);
        }
    }

    /// <summary>Stops the clock when the stop has completed.</summary>
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
