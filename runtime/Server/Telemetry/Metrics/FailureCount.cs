using Adapters.Server.Scheduling;

namespace Adapters.Server.Telemetry.Metrics;

/// <summary>Counts failures of one kind. The first one is reported, and then each one that makes ten times as many.</summary>
internal sealed class FailureCount
{
    private const int Growth = 10;

    private readonly Lock _gate = new();
    private long _count;
    private long _nextReport = 1;

    /// <summary>Counts one more failure, from any thread. True if it is to be reported.</summary>
    public bool Add(out long count)
    {
        using (_gate.EnterAnyway())
        {
            count = ++_count;
            if (count < _nextReport)
                return false;
            _nextReport *= Growth;
            return true;
        }
    }
}
