using System.Diagnostics.CodeAnalysis;

namespace Adapters.Server.Scheduling;

/// <summary>
/// Starts the threads of a server, and lets them wait for one another on a monitor that they hold. The system's runs them as
/// the kernel likes; a simulation runs one at a time, in an order of its own.
/// </summary>
internal abstract class ThreadScheduler
{
    public static ThreadScheduler System { get; } = new SystemThreads();

    /// <summary>Starts a background thread.</summary>
    public abstract void Start(string name, Action run);

    /// <summary>The same: false if the system has no thread to give, at a limit of processes or of memory.</summary>
    public bool TryStart(string name, Action run, [NotNullWhen(false)] out Exception? error)
    {
        try
        {
            Start(name, run);
            error = null;
            return true;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            error = exception;
            return false;
        }
    }

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
