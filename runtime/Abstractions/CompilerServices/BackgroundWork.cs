using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Takes the methods that run in the background from generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BackgroundWork
{
    /// <summary>Adds a method to a lifespan, which starts it when the startup is complete.</summary>
    /// <param name="scope">The lifespan.</param>
    /// <param name="name">The class and the method.</param>
    /// <param name="schedule">The times at which it runs.</param>
    /// <param name="run">The delegate that calls it, with services of its scope.</param>
    public static void Add(
        LifespanScope scope, string name, JobSchedule schedule, Func<ConnectionScope, CancellationToken, ValueTask> run)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Jobs ??= new BackgroundJobs();
        scope.Jobs.Add(new BackgroundJob(name, schedule, run));
    }
}
