using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>What happens with synchronous applications: events 3000 to 3099.</summary>
internal sealed partial class WsgiLog(ILogger logger)
{
    public const string Category = "wsgi";

    [LoggerMessage(3001, LogLevel.Warning, "The body of {Route} is longer than its Content-Length of {Length} bytes; it was cut there")]
    public partial void BodyCut(string route, long length);

    [LoggerMessage(3002, LogLevel.Error, "{Route}: {Line}")]
    public partial void ApplicationReported(string route, string line);

    [LoggerMessage(3003, LogLevel.Warning, "Refused a request with 503: {Threads} worker threads are busy and {Queue} requests wait (--threads, --queue)")]
    public partial void QueueFull(int threads, int queue);

    [LoggerMessage(3004, LogLevel.Error, "The response body of {Route} failed when it was closed")]
    public partial void CloseFailed(string route, Exception error);

    [LoggerMessage(3005, LogLevel.Debug, "The client left while {Route} was answering")]
    public partial void ClientLeft(string route, Exception error);

    [LoggerMessage(3006, LogLevel.Warning, "A worker thread could not be started: {Running} of {Threads} (--threads) run. "
        + "The server goes on with these, and tries again with the next request; with none, it answers 503. "
        + "Raise the limit of tasks (ulimit -u, pids.max, TasksMax) or of memory, or lower --threads")]
    public partial void ThreadMissing(int running, int threads, Exception error);
}
