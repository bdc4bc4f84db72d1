using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Workers;

/// <summary>The system's threads, and how often one of them waited for another.</summary>
internal sealed class CountingThreads : ThreadScheduler
{
    private int _waits;

    public int Waits => Volatile.Read(ref _waits);

    public override void Start(string name, Action run) => System.Start(name, run);

    public override bool Wait(object gate, TimeSpan timeout) => System.Wait(gate, timeout);

    public override void Wait(object gate)
    {
        Interlocked.Increment(ref _waits);
        System.Wait(gate);
    }

    public override void Pulse(object gate) => System.Pulse(gate);

    public override void PulseAll(object gate) => System.PulseAll(gate);
}
