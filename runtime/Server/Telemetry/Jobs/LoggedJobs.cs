using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Telemetry.Jobs;

/// <summary>Logs what becomes of the work in the background.</summary>
internal sealed class LoggedJobs(ServerLog log) : JobMonitor
{
    public override void ReportFailure(string job, Exception error, TimeSpan? delay)
    {
        if (delay is { } time)
            log.JobRestarts(job, time.TotalSeconds, error);
        else
            log.JobFailed(job, error);
    }

    public override void ReportHeld(string job) => log.JobLeft(job);
}
