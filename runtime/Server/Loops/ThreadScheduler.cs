namespace Adapters.Server.Loops;

/// <summary>
/// Starts the threads of a server, and lets them wait for one another on a monitor that they hold. The system's runs them as
/// the kernel likes; a simulation runs one at a time, in an order of its own.
/// </summary>
internal abstract class ThreadScheduler
{
    public static ThreadScheduler System { get; } = new SystemThreads();

    /// <summary>Starts a background thread.</summary>
    public abstract void Start(string name, Action run);

    /// <summary>Leaves the monitor until a pulse, and enters it again.</summary>
    public abstract void Wait(object gate);

    /// <summary>The same for at most so long: false if no pulse came.</summary>
    public abstract bool Wait(object gate, TimeSpan timeout);

    /// <summary>Wakes one of those that wait.</summary>
    public abstract void Pulse(object gate);

    /// <summary>Wakes all that wait.</summary>
    public abstract void PulseAll(object gate);

    private sealed class SystemThreads : ThreadScheduler
    {
        // Unsafe: what flows with whoever starts the server is nothing that its requests should see.
        public override void Start(string name, Action run) =>
            new Thread(() => run()) { Name = name, IsBackground = true }.UnsafeStart();

        public override void Wait(object gate) => Monitor.Wait(gate);

        public override bool Wait(object gate, TimeSpan timeout) => Monitor.Wait(gate, timeout);

        public override void Pulse(object gate) => Monitor.Pulse(gate);

        public override void PulseAll(object gate) => Monitor.PulseAll(gate);
    }
}
