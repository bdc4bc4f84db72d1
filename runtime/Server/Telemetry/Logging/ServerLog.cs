using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>The life of the server: events 1000 to 1099.</summary>
internal sealed partial class ServerLog(ILogger logger)
{
    public const string Category = "server";

    [LoggerMessage(1000, LogLevel.Information, "Listening on {Address} (press Ctrl+C to stop)")]
    public partial void Listening(string address);

    [LoggerMessage(1001, LogLevel.Information, "{Signal}: stopping; requests under way have {Seconds} s to end (a second signal stops at once)")]
    public partial void Stopping(string signal, double seconds);

    [LoggerMessage(1002, LogLevel.Warning, "{Signal}: a second signal, so stopping at once")]
    public partial void StoppingAtOnce(string signal);

    [LoggerMessage(1003, LogLevel.Warning, "{Count} connections did not end within --timeout-graceful-shutdown and were cancelled")]
    public partial void DrainTimedOut(int count);

    [LoggerMessage(1004, LogLevel.Information, "Stopped")]
    public partial void Stopped();

    [LoggerMessage(1005, LogLevel.Warning, "{Problem}")]
    public partial void SettingProblem(string problem);

    [LoggerMessage(1006, LogLevel.Warning, "The limit of open files leaves room for {Allowed} connections, and --limit-concurrency is {Wanted}: raise the former (ulimit -n, LimitNOFILE=) or lower the latter")]
    public partial void FewDescriptors(int allowed, int wanted);

    [LoggerMessage(1007, LogLevel.Error, "Loop {Loop} does not end: {Route} holds it; going on without it")]
    public partial void LoopLeft(int loop, string route);

    [LoggerMessage(1008, LogLevel.Critical, "The stop has not ended within {Seconds} s: ending the process")]
    public partial void StopTimedOut(double seconds);

    [LoggerMessage(1009, LogLevel.Warning, "The startup of the application was given up: {Message}")]
    public partial void StartupGivenUp(string message);

    [LoggerMessage(1010, LogLevel.Debug, "The application does not support lifespan; going on without")]
    public partial void LifespanUnsupported(Exception? exception);

    [LoggerMessage(1011, LogLevel.Warning, "The application raised an error during lifespan startup; going on without lifespan")]
    public partial void LifespanStartupRaised(Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "The application could not clean up: {Message}")]
    public partial void LifespanShutdownFailed(string message);

    [LoggerMessage(1013, LogLevel.Error, "The application raised an error in its lifespan")]
    public partial void LifespanRaised(Exception exception);

    [LoggerMessage(1014, LogLevel.Error, "The application's lifespan shutdown did not end within {Seconds} s; going on without")]
    public partial void LifespanShutdownTimedOut(double seconds);

    [LoggerMessage(1015, LogLevel.Warning, "Recording every connection to {Path}: the file holds what clients send, cookies and passwords too")]
    public partial void Recording(string path);

    [LoggerMessage(1016, LogLevel.Warning, "The recording to {Path} has ended, and the server goes on: {Reason}")]
    public partial void RecordingEnded(string path, string reason);

    [LoggerMessage(1017, LogLevel.Error, "The logger of the category {Category} has failed {Count} times so far, and what it was to log is lost")]
    public partial void LoggerFailed(string category, long count, Exception exception);

    [LoggerMessage(1018, LogLevel.Error, "A listener of the meter has failed {Count} times so far")]
    public partial void MeterListenerFailed(long count, Exception exception);
}
