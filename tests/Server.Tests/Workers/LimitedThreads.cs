using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Workers;

/// <summary>The system's threads at a limit: it gives so many, and then fails to start one as the system does.</summary>
internal sealed class LimitedThreads : ThreadScheduler
{
    /// <summary>How many more may start.</summary>
    public int Left { get; set; }

    /// <summary>What happens before a start fails.</summary>
    public Action? OnRefused { get; set; }

    public override void Start(string name, Action run)
    {
        if (Left-- > 0)
        {
            System.Start(name, run);
            return;
        }

        Left = 0;
        OnRefused?.Invoke();
        throw new OutOfMemoryException("Insufficient memory to start a thread.");
    }

    public override bool Wait(object gate, TimeSpan timeout) => System.Wait(gate, timeout);

    public override void Wait(object gate) => System.Wait(gate);

    public override void Pulse(object gate) => System.Pulse(gate);

    public override void PulseAll(object gate) => System.PulseAll(gate);
}
