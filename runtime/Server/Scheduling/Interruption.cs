namespace Adapters.Server.Scheduling;

/// <summary>
/// Applications run on the server's threads, and may interrupt them, at once or late (<see cref="Thread.Interrupt"/>). Rules:
/// an interrupt ends a wait of the application, also one in wsgi.input; a lock or a wait of the server continues until it is
/// over, and leaves the interrupt to the application. A worker runs nothing with an interrupt that another request has left
/// behind. A loop clears it with the next millisecond: checking before each request would cost more than the request, for code
/// that must not wait there anyway.
/// </summary>
internal static class Interruption
{
    private static readonly ManualResetEvent IsSet = new(true);

    /// <summary>Clears an interrupt that no wait has met. It takes a lock of the process.</summary>
    public static void Clear()
    {
        try
        {
            // It does not wait, but checks for an interrupt as if it did.
            IsSet.WaitOne(0);
        }
        catch (ThreadInterruptedException)
        {
            // The request that it was meant for has ended.
        }
    }

    /// <summary>Enters a lock like the <c>lock</c> statement, even if something interrupts the thread.</summary>
    public static Lock.Scope EnterAnyway(this Lock gate)
    {
        for (var isInterrupted = false; ; isInterrupted = true)
        {
            try
            {
                var scope = gate.EnterScope();
                Restore(isInterrupted);
                return scope;
            }
            catch (ThreadInterruptedException)
            {
                // The lock was not taken.
            }
        }
    }

    /// <summary>Enters a monitor in the same way, for a lock whose holders wait for one another.</summary>
    public static MonitorScope EnterMonitor(object gate)
    {
        for (var isInterrupted = false; ; isInterrupted = true)
        {
            try
            {
                Monitor.Enter(gate);
                Restore(isInterrupted);
                return new MonitorScope(gate);
            }
            catch (ThreadInterruptedException)
            {
                // The monitor was not taken.
            }
        }
    }

    /// <summary>
    /// Leaves a monitor until a pulse or for a limited time, and enters it again. Returns false if an interrupt has ended the
    /// wait.
    /// </summary>
    public static bool TryWait(this ThreadScheduler threads, object gate, TimeSpan? timeout = null)
    {
        try
        {
            if (timeout is { } limit)
                threads.Wait(gate, limit);
            else
                threads.Wait(gate);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Performs an action that waits for a lock that is not the server's. If something interrupts the thread, it is performed
    /// again.
    /// </summary>
    public static void Insist<T>(T target, Action<T> action)
    {
        for (var isInterrupted = false; ; isInterrupted = true)
        {
            try
            {
                action(target);
                Restore(isInterrupted);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // The lock was not taken.
            }
        }
    }

    /// <summary>Passes an interrupt that a wait of the server has met to the next wait of the application.</summary>
    public static void Restore(bool isInterrupted)
    {
        if (isInterrupted)
            Thread.CurrentThread.Interrupt();
    }

    /// <summary>Leaves a monitor.</summary>
    public readonly ref struct MonitorScope(object gate)
    {
        public void Dispose() => Monitor.Exit(gate);
    }
}
