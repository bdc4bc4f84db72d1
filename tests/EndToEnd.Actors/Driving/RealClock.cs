using System.Diagnostics;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>Runs things later. Plans count in virtual milliseconds, of which several pass in a real one.</summary>
internal sealed class RealClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly PriorityQueue<Action, long> _alarms = new();

    private long Now => _watch.ElapsedMilliseconds * ActorPlans.Speed;

    public void After(long milliseconds, Action action) => _alarms.Enqueue(action, Now + milliseconds);

    /// <summary>Runs what is due.</summary>
    public void Advance()
    {
        while (_alarms.TryPeek(out _, out var due) && due <= Now)
            _alarms.Dequeue()();
    }
}
