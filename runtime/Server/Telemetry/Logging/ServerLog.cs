using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Log messages about the life of the server: events 1000 to 1099.</summary>
internal sealed partial class ServerLog(ILogger logger)
{
    public const string Category = "server";

    [LoggerMessage(1000, LogLevel.Information, "Listening on {Address} (press Ctrl+C to stop)")]
    public partial void Listening(string address);

    [LoggerMessage(1001, LogLevel.Information,
        "{Signal}: stopping; requests in progress have {Seconds} s to finish (a second signal stops at once)")]
    public partial void Stopping(string signal, double seconds);

    [LoggerMessage(1002, LogLevel.Warning, "{Signal}: second signal, stopping at once")]
    public partial void StoppingAtOnce(string signal);

    [LoggerMessage(1003, LogLevel.Warning,
        "--timeout-graceful-shutdown has expired: cancelling the requests in progress (open connections: {Count})")]
    public partial void DrainTimedOut(int count);

    [LoggerMessage(1004, LogLevel.Information, "Stopped")]
    public partial void Stopped();

    [LoggerMessage(1005, LogLevel.Warning, "{Problem}")]
    public partial void SettingProblem(string problem);

    [LoggerMessage(1006, LogLevel.Warning,
        "The limit on open files leaves room for {Allowed} connections, but --limit-concurrency is {Wanted}: "
        + "raise the limit on open files (ulimit -n, LimitNOFILE=) or lower --limit-concurrency")]
    public partial void FewDescriptors(int allowed, int wanted);

    [LoggerMessage(1007, LogLevel.Error, "Event loop {Loop} did not stop: {Route} is blocking it; continuing without it")]
    public partial void LoopLeft(int loop, string route);

    [LoggerMessage(1008, LogLevel.Critical, "The shutdown did not finish within {Seconds} s: terminating the process")]
    public partial void StopTimedOut(double seconds);

    [LoggerMessage(1009, LogLevel.Warning, "The application's startup was abandoned: {Message}")]
    public partial void StartupGivenUp(string message);

    [LoggerMessage(1010, LogLevel.Debug, "The application does not support lifespan; continuing without it")]
    public partial void LifespanUnsupported(Exception? exception);

    [LoggerMessage(1011, LogLevel.Warning, "The application threw an exception during lifespan startup; continuing without lifespan")]
    public partial void LifespanStartupRaised(Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "The application could not clean up: {Message}")]
    public partial void LifespanShutdownFailed(string message);

    [LoggerMessage(1013, LogLevel.Error, "The application threw an exception in its lifespan")]
    public partial void LifespanRaised(Exception exception);

    [LoggerMessage(1014, LogLevel.Error, "The application's lifespan shutdown did not finish within {Seconds} s; continuing without it")]
    public partial void LifespanShutdownTimedOut(double seconds);

    [LoggerMessage(1015, LogLevel.Warning,
        "Recording every connection to {Path}: the file contains everything that clients send, including cookies and passwords")]
    public partial void Recording(string path);

    [LoggerMessage(1016, LogLevel.Warning, "The recording to {Path} has ended; the server continues: {Reason}")]
    public partial void RecordingEnded(string path, string reason);

    [LoggerMessage(1017, LogLevel.Error,
        "The logger of category {Category} has failed (failures so far: {Count}); the messages that it was given are lost")]
    public partial void LoggerFailed(string category, long count, Exception exception);

    [LoggerMessage(1018, LogLevel.Error, "A meter listener has failed (failures so far: {Count})")]
    public partial void MeterListenerFailed(long count, Exception exception);

    [LoggerMessage(1019, LogLevel.Error,
        "The logger factory did not create the logger of category {Category}; its errors are written to standard error instead")]
    public partial void LoggerNotCreated(string category, Exception exception);

    [LoggerMessage(1020, LogLevel.Error,
        "The logger of category {Category} is blocked; {Count} of its messages have been lost so far")]
    public partial void LoggerBlocked(string category, long count);

    [LoggerMessage(1022, LogLevel.Error, "The background job {Job} has failed; it starts again in {Seconds} s")]
    public partial void JobRestarts(string job, double seconds, Exception exception);

    [LoggerMessage(1023, LogLevel.Error, "A run of the background job {Job} has failed")]
    public partial void JobFailed(string job, Exception exception);

    [LoggerMessage(1024, LogLevel.Error, "The background job {Job} did not end in time; the shutdown continues without it")]
    public partial void JobLeft(string job);

    [LoggerMessage(1021, LogLevel.Error,
        "The loggers of the program are too slow: {Count} messages about the server had not been logged when it ended")]
    public partial void LoggersLeft(int count);
}
