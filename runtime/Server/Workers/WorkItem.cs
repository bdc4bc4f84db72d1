namespace Adapters.Server.Workers;

/// <summary>A piece of work for a worker thread. It is its own link in the queue, so queueing allocates nothing.</summary>
internal abstract class WorkItem
{
    public WorkItem? Next { get; set; }

    /// <summary>Does the work. It must not throw, and releases its place with <see cref="WorkerPool.Release"/>.</summary>
    public abstract void Run();

    /// <summary>Called on any thread if there is no thread for the work. It must not throw, and also releases its place.</summary>
    public abstract void Reject();
}
