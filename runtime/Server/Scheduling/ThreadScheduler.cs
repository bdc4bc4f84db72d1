using System.Diagnostics.CodeAnalysis;

namespace Adapters.Server.Scheduling;

/// <summary>
/// Starts the threads of a server, and lets them wait for one another on a monitor that they hold. The system's scheduler runs
/// them as the kernel decides; a simulation runs one at a time, in an order of its own.
/// </summary>
internal abstract class ThreadScheduler
{
    public static ThreadScheduler System { get; } = new SystemThreads();

    /// <summary>Starts a background thread.</summary>
    public abstract void Start(string name, Action run);

    /// <summary>
    /// Starts a background thread. Returns false if the system has no thread to give, at a limit on processes or memory.
    /// </summary>
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

    /// <summary>Leaves the monitor until a pulse or for a limited time, and enters it again. Returns false if no pulse came.</summary>
    public abstract bool Wait(object gate, TimeSpan timeout);

    /// <summary>Wakes one of the waiting threads.</summary>
    public abstract void Pulse(object gate);

    /// <summary>Wakes all waiting threads.</summary>
    public abstract void PulseAll(object gate);

    private sealed class SystemThreads : ThreadScheduler
    {
        // Unsafe: the requests should see none of the ambient data of the code that starts the server.
        public override void Start(string name, Action run) =>
            new Thread(() => run()) { Name = name, IsBackground = true }.UnsafeStart();

        public override void Wait(object gate) => Monitor.Wait(gate);

        public override bool Wait(object gate, TimeSpan timeout) => Monitor.Wait(gate, timeout);

        public override void Pulse(object gate) => Monitor.Pulse(gate);

        public override void PulseAll(object gate) => Monitor.PulseAll(gate);
    }
}
