using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry;

/// <summary>The event loops: events 4000 to 4099.</summary>
internal sealed partial class LoopLog(ILogger logger)
{
    public const string Category = "loop";

    [LoggerMessage(4000, LogLevel.Warning,
        "Loop {Loop} has not turned for {Milliseconds} ms: {Route} holds it, and all its connections wait. Make the call asynchronous, or the handler synchronous")]
    public partial void Stalled(int loop, long milliseconds, string route);

    [LoggerMessage(4001, LogLevel.Error, "An error in loop {Loop}; its connection was closed")]
    public partial void Failed(int loop, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Loop {Loop} accepts no connections for a second: {Reason}")]
    public partial void AcceptPaused(int loop, string reason);
}
