namespace Adapters.Server.Workers;

/// <summary>A piece of work for a worker thread. It is its own link in the queue, so queueing allocates nothing.</summary>
internal abstract class WorkItem
{
    public WorkItem? Next { get; set; }

    /// <summary>Does the work. It must not throw, and gives its place back with <see cref="WorkerPool.Release"/>.</summary>
    public abstract void Run();

    /// <summary>Is told that there is no thread for it, on any thread. It must not throw, and gives its place back as well.</summary>
    public abstract void Reject();
}
