namespace Adapters;

/// <summary>
/// The work of a lifespan in the background. A program that has none has no object of the class that does it, so the native compiler
/// leaves that class out.
/// </summary>
internal abstract class LifespanJobs
{
    public abstract void Add(BackgroundJob job);

    public abstract void Start(LifespanScope scope);

    /// <summary>Cancels the jobs and waits for them, until the server stops waiting.</summary>
    public abstract ValueTask StopAsync(LifespanScope scope);
}
