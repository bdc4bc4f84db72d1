using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>
/// Everything outside of the server that its handlers wait for: a database, a timer, a thread of their own. What is posted here
/// runs outside of any loop, one piece a step, in an order that the run decides.
/// </summary>
internal sealed class Foreign : Activity
{
    private readonly List<Action> _work = [];
    private readonly List<TaskCompletionSource> _parked = [];
    private readonly DecisionStream _decisions;
    private readonly Context _context;
    private bool _hasReleased;

    public Foreign(DecisionStream decisions)
        : base("elsewhere")
    {
        _decisions = decisions;
        _context = new Context(_work);
    }

    public override bool IsEnabled => _work.Count > 0;

    public override void Step()
    {
        var index = _decisions.Next(_work.Count);
        var work = _work[index];
        _work.RemoveAt(index);
        SynchronizationContext.SetSynchronizationContext(_context);
        work();
        SynchronizationContext.SetSynchronizationContext(null);
    }

    /// <summary>Completes some time later.</summary>
    public Task PauseAsync()
    {
        var paused = new TaskCompletionSource();
        _work.Add(paused.SetResult);
        return paused.Task;
    }

    /// <summary>Completes when so much of the virtual time has passed.</summary>
    public static Task SleepAsync(SimClock clock, int milliseconds)
    {
        var over = new TaskCompletionSource();
        clock.After(milliseconds, over.SetResult);
        return over.Task;
    }

    /// <summary>Completes only when the run has no other use for it.</summary>
    public Task ParkAsync()
    {
        var parked = new TaskCompletionSource();
        if (_hasReleased)
            _work.Add(parked.SetResult);
        else
            _parked.Add(parked);
        return parked.Task;
    }

    /// <summary>From here on nothing is parked.</summary>
    public void ReleaseParked()
    {
        _hasReleased = true;
        foreach (var parked in _parked)
            _work.Add(parked.SetResult);
        _parked.Clear();
    }

    /// <summary>Runs something outside of the loop.</summary>
    public Task RunAsync(Func<ValueTask> work)
    {
        var done = new TaskCompletionSource();
        _work.Add(() => _ = Run(work, done));
        return done.Task;
    }

    private static async Task Run(Func<ValueTask> work, TaskCompletionSource done)
    {
        try
        {
            await work();
            done.SetResult();
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }

    /// <summary>What awaits here goes on here.</summary>
    private sealed class Context(List<Action> work) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => work.Add(() => d(state));

        public override SynchronizationContext CreateCopy() => this;
    }
}
