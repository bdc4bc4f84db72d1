namespace Adapters.Server.Workers;

/// <summary>
/// The state of a worker thread that an application may change: each request finds it as it was when the thread started.
/// Thread-local values and locks that an application keeps are its own.
/// </summary>
internal sealed class WorkerThread(string name)
{
    private ExecutionContext? _context;

    public string Name { get; } = name;

    /// <summary>Called when the current thread starts.</summary>
    public void Begin() => _context = ExecutionContext.Capture();

    /// <summary>Called when the same thread has run a request.</summary>
    public void Restore()
    {
        // Async locals, and the culture, which is one of them.
        if (_context is not null)
            ExecutionContext.Restore(_context);
        SynchronizationContext.SetSynchronizationContext(null);
        var thread = Thread.CurrentThread;
        if (thread.Priority != ThreadPriority.Normal)
            thread.Priority = ThreadPriority.Normal;
        if (!thread.IsBackground)
            thread.IsBackground = true;
        if (!ReferenceEquals(thread.Name, Name))
            thread.Name = Name;
    }
}
