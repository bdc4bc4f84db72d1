using System.ComponentModel;

namespace Adapters;

/// <summary>Learns what becomes of the work in the background. Implemented by servers, and called from any thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobMonitor
{
    /// <summary>Reports a run that threw.</summary>
    /// <param name="job">The class and the method.</param>
    /// <param name="error">The exception.</param>
    /// <param name="delay">The time to the next run, or null if there is none.</param>
    public abstract void ReportFailure(string job, Exception error, TimeSpan? delay);

    /// <summary>Reports a job that the shutdown no longer waits for.</summary>
    /// <param name="job">The class and the method.</param>
    public abstract void ReportHeld(string job);
}
