using Adapters.Server.Scheduling;

namespace Adapters.Simulation.Scheduling;

/// <summary>
/// The threads of a simulated server: threads of the machine, since what a synchronous handler waits in holds one, of which one
/// runs at a time. The run decides which goes on, and where a wait of the server gives way.
/// </summary>
internal sealed class SimThreads(
    BatonThreads spare, SimClock clock, DecisionStream decisions, Action<string, Exception> onError) : ThreadScheduler
{
    private readonly List<SimThread> _threads = [];
    private bool _isInterleaving;

    [field: ThreadStatic]
    public static SimThread? Current { get; set; }

    public IReadOnlyList<SimThread> All => _threads;

    /// <summary>In how many of a hundred places others may go first.</summary>
    public int Percent { get; set; }

    public override void Start(string name, Action run) => _threads.Add(new SimThread(name, this, spare.Take(), run));

    public override void Wait(object gate)
    {
        var thread = Current ?? throw new InvalidOperationException("A loop waits on a monitor.");
        thread.WaitOn(gate);
    }

    public override bool Wait(object gate, TimeSpan timeout)
    {
        var thread = Current ?? throw new InvalidOperationException("A loop waits on a monitor.");
        var (hasEnded, isPulsed) = (false, true);
        clock.After((long)timeout.TotalMilliseconds, () =>
        {
            if (hasEnded)
                return;
            isPulsed = false;
            thread.Wake();
        });
        thread.WaitOn(gate);
        hasEnded = true;
        return isPulsed;
    }

    public override void Pulse(object gate)
    {
        var waiting = _threads.FindAll(thread => ReferenceEquals(thread.WaitsOn, gate));
        if (waiting.Count > 0)
            waiting[decisions.Next(waiting.Count)].Wake();
    }

    public override void PulseAll(object gate)
    {
        foreach (var thread in _threads)
        {
            if (ReferenceEquals(thread.WaitsOn, gate))
                thread.Wake();
        }
    }

    /// <summary>On one of the threads: holds it until something from outside lets it go.</summary>
    public void Hold(Task wait)
    {
        var gate = new object();
        var isOver = false;
        _ = wait.ContinueWith(
            _ =>
            {
                isOver = true;
                PulseAll(gate);
            },
            TaskContinuationOptions.ExecuteSynchronously);
        lock (gate)
        {
            while (!isOver)
                Wait(gate);
        }
    }

    /// <summary>A place where others may go first. Nobody may hold a lock here.</summary>
    public void Interleave()
    {
        if (Percent == 0 || _threads.Count == 0 || !decisions.Chance(Percent))
            return;
        if (Current is not null)
            Yield();
        else
            RunOthers();
    }

    /// <summary>On one of the threads: lets others go first.</summary>
    public static void Yield() => Current?.Pause();

    /// <summary>Ends all of them, wherever they wait.</summary>
    public void Abandon()
    {
        foreach (var thread in _threads)
        {
            thread.IsAbandoned = true;
            while (!thread.HasEnded)
                thread.Step();
        }
    }

    public void OnError(string name, Exception error) => onError(name, error);

    /// <summary>A loop is in the middle of its turn: threads that can run get some steps.</summary>
    private void RunOthers()
    {
        if (_isInterleaving)
            return;
        _isInterleaving = true;
        for (var steps = decisions.Between(1, 3); steps > 0; steps--)
        {
            var runnable = _threads.FindAll(thread => thread.IsEnabled);
            if (runnable.Count == 0)
                break;
            runnable[decisions.Next(runnable.Count)].Step();
        }

        _isInterleaving = false;
    }
}

/// <summary>Threads of the machine for one run after the other; of one driver.</summary>
internal sealed class BatonThreads
{
    private readonly List<BatonThread> _threads = [];

    public BatonThread Take()
    {
        var free = _threads.Find(thread => thread.IsFree);
        if (free is null)
            _threads.Add(free = new BatonThread());
        return free;
    }
}
