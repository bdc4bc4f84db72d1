namespace Adapters.Simulation.Scheduling;

/// <summary>A thread of the simulated server. It runs from one wait, or place where another may go first, to the next.</summary>
internal sealed class SimThread : Activity
{
    private readonly SimThreads _threads;
    private readonly BatonThread _baton;
    private object? _gate;

    public SimThread(string name, SimThreads threads, BatonThread baton, Action run)
        : base(name)
    {
        _threads = threads;
        _baton = baton;
        baton.Assign(() => Run(run));
    }

    public bool HasEnded { get; private set; }

    /// <summary>What it waits on; null while it can run.</summary>
    public object? WaitsOn => _gate;

    /// <summary>The run is over: whatever it waits for does not come.</summary>
    public bool IsAbandoned { get; set; }

    public override bool IsEnabled => !HasEnded && _gate is null;

    public override void Step() => _baton.Resume();

    public void Wake() => _gate = null;

    /// <summary>On the thread: lets others go first.</summary>
    public void Pause()
    {
        _baton.Pause();
        if (IsAbandoned)
            throw new RunEndedException();
    }

    /// <summary>On the thread: waits for a pulse. The monitor is held before and after.</summary>
    public void WaitOn(object gate)
    {
        if (IsAbandoned)
            throw new RunEndedException();
        _gate = gate;
        Monitor.Exit(gate);
        try
        {
            Pause();
        }
        finally
        {
            Monitor.Enter(gate);
        }
    }

    private void Run(Action run)
    {
        SimThreads.Current = this;
        try
        {
            run();
        }
        catch (RunEndedException)
        {
            // The run has let go of the thread.
        }
        catch (Exception error)
        {
            _threads.OnError(Name, error);
        }

        SimThreads.Current = null;
        HasEnded = true;
    }
}

/// <summary>Takes a thread out of whatever it waits in when a run is over.</summary>
internal sealed class RunEndedException() : Exception("The run is over.");
