using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Log messages about synchronous applications: events 3000 to 3099.</summary>
internal sealed partial class WsgiLog(ILogger logger)
{
    public const string Category = "wsgi";

    [LoggerMessage(3001, LogLevel.Warning,
        "The response body of {Route} is longer than its Content-Length of {Length} bytes and was truncated")]
    public partial void BodyCut(string route, long length);

    [LoggerMessage(3002, LogLevel.Error, "{Route}: {Line}")]
    public partial void ApplicationReported(string route, string line);

    [LoggerMessage(3003, LogLevel.Warning,
        "Rejected a request with 503: all worker threads are busy ({Threads}, --threads) and the queue is full ({Queue}, --queue)")]
    public partial void QueueFull(int threads, int queue);

    [LoggerMessage(3004, LogLevel.Error, "The response body of {Route} failed when it was closed")]
    public partial void CloseFailed(string route, Exception error);

    [LoggerMessage(3005, LogLevel.Debug, "The client disconnected while {Route} was responding")]
    public partial void ClientLeft(string route, Exception error);

    [LoggerMessage(3006, LogLevel.Warning, "A worker thread could not be started: {Running} of {Threads} (--threads) are running. "
        + "The server continues with these and tries again with the next request; with none, it answers with 503. "
        + "Raise the limit on tasks (ulimit -u, pids.max, TasksMax) or on memory, or lower --threads")]
    public partial void ThreadMissing(int running, int threads, Exception error);
}
