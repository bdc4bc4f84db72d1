namespace Adapters.Simulation.Scheduling;

/// <summary>
/// A thread of the machine that runs only while it holds the baton, and is used again by one run after the other. Whoever
/// gives it the baton waits until it comes back, so only one of them runs.
/// </summary>
internal sealed class BatonThread
{
    private readonly object _gate = new();
    private Action? _work;
    private bool _hasBaton;

    public BatonThread() => new Thread(Run) { Name = "simulated", IsBackground = true }.UnsafeStart();

    /// <summary>It has no work.</summary>
    public bool IsFree => _work is null;

    /// <summary>What it does when it next has the baton.</summary>
    public void Assign(Action work) => _work = work;

    /// <summary>Gives it the baton, and waits until it is back.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _hasBaton = true;
            Monitor.PulseAll(_gate);
            while (_hasBaton)
                Monitor.Wait(_gate);
        }
    }

    /// <summary>On the thread: gives the baton back, and waits for it.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _hasBaton = false;
            Monitor.PulseAll(_gate);
            while (!_hasBaton)
                Monitor.Wait(_gate);
        }
    }

    private void Run()
    {
        lock (_gate)
        {
            while (!_hasBaton)
                Monitor.Wait(_gate);
        }

        while (true)
        {
            _work!();
            _work = null;
            Pause();
        }
    }
}
