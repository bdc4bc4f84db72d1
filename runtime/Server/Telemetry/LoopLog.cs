using Adapters.Server.Transports;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry;

/// <summary>The event loops: events 4000 to 4099.</summary>
internal sealed partial class LoopLog(ILogger logger)
{
    public const string Category = "loop";

    [LoggerMessage(4000, LogLevel.Warning,
        "Loop {Loop} has not turned for {Milliseconds} ms: {Route} holds it, and all its connections wait. {Cause}. Make the call asynchronous, or the handler synchronous")]
    public partial void Stalled(int loop, long milliseconds, string route, string cause);

    [LoggerMessage(4001, LogLevel.Error, "An error in loop {Loop}; its connection was closed")]
    public partial void Failed(int loop, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Loop {Loop} accepts no connections for a second: {Reason}")]
    public partial void AcceptPaused(int loop, string reason);

    /// <summary>What holds the loop, and the rules that find such calls when the handler is compiled.</summary>
    public static string CauseOf(ThreadActivity activity) => activity switch
    {
        ThreadActivity.Waiting => "It waits on a task, a lock or a timer: the rules ADPT101 and ADPT102 find such calls when it is compiled",
        ThreadActivity.InSystemCall => "It is in a system call, such as for a file, a socket or a database: the rules ADPT103 to ADPT106 find such calls when it is compiled",
        ThreadActivity.Computing => "It computes: the rule ADPT127 finds what is known to take long when it is compiled",
        _ => "The rules ADPT101 to ADPT109 find blocking calls when it is compiled",
    };
}
