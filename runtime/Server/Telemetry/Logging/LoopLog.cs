using System.Runtime.CompilerServices;
using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

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

    [LoggerMessage(4003, LogLevel.Error,
        "Loop {Loop} has not turned for {Milliseconds} ms: {Route} holds it still. {Wait}. {Admission}{Advice}")]
    public partial void StillStalled(int loop, long milliseconds, string route, string wait, string admission, string advice);

    [LoggerMessage(4004, LogLevel.Information, "Loop {Loop} turns again, and accepts its connections itself")]
    public partial void Returned(int loop);

    [LoggerMessage(4005, LogLevel.Error, "{What} failed in loop {Loop}, and no connection was closed for it ({Place})")]
    public partial void StrayError(string what, int loop, string place, Exception exception);

    /// <summary>An error that belongs to no request, so that nothing but its stack says where it comes from.</summary>
    public void StrayError(string what, int loop, Exception exception) =>
        StrayError(what, loop, exception.StackTrace?.Split('\n', 2)[0].Trim() ?? "without a stack", exception);

    [LoggerMessage(4006, LogLevel.Warning,
        "Loop {Loop} has not turned for {Milliseconds} ms in the middle of {Route}, and all its connections wait. {Wait}")]
    public partial void Starved(int loop, long milliseconds, string route, string wait);

    [LoggerMessage(4007, LogLevel.Error,
        "Loop {Loop} has not turned for {Milliseconds} ms in the middle of {Route}. {Wait}. {Admission}")]
    public partial void StillStarved(int loop, long milliseconds, string route, string wait, string admission);

    /// <summary>Says that a loop is held: what by, and from the second time on what becomes of its connections.</summary>
    public void Report(LoopStall stall, LoopAdmission admission)
    {
        var (loop, milliseconds) = (stall.Loop.Index, (long)stall.Duration.TotalMilliseconds);
        if (stall.IsStarved)
            ReportStarved(stall, admission);
        else if (stall.Times == 1)
            Stalled(loop, milliseconds, stall.Request, CauseOf(stall));
        else
            StillStalled(loop, milliseconds, stall.Request, WaitOf(stall), Describe(admission), Advice);
    }

    /// <summary>No handler is at fault, and none is told to change.</summary>
    private void ReportStarved(LoopStall stall, LoopAdmission admission)
    {
        var (loop, milliseconds) = (stall.Loop.Index, (long)stall.Duration.TotalMilliseconds);
        if (stall.Times == 1)
            Starved(loop, milliseconds, stall.Request, WaitOf(stall));
        else
            StillStarved(loop, milliseconds, stall.Request, WaitOf(stall), Describe(admission));
    }

    /// <summary>With a compiler at run time there is a runtime that others can ask for stacks; a native program has none.</summary>
    private static string Advice { get; } = RuntimeFeature.IsDynamicCodeSupported
        ? $". Print its stack with: dotnet-stack report -p {Environment.ProcessId}"
        : "";

    /// <summary>What holds the loop, and the rules that find such calls when the handler is compiled.</summary>
    private static string CauseOf(LoopStall stall) => stall.Activity switch
    {
        ThreadActivity.Waiting => "It waits on a task, a lock or a timer: the rules ADPT101 and ADPT102 find such calls when it is compiled",
        ThreadActivity.InSystemCall => $"It is in {stall.Wait ?? "a system call"}, such as for a file, a socket or a database: the rules ADPT103 to ADPT106 find such calls when it is compiled",
        ThreadActivity.Computing => "It computes: the rule ADPT127 finds what is known to take long when it is compiled",
        _ => "The rules ADPT101 to ADPT109 find blocking calls when it is compiled",
    };

    private static string WaitOf(LoopStall stall) => stall.Activity switch
    {
        ThreadActivity.Waiting => "It waits on a task, a lock or a timer" + (stall.Wait is null ? "" : $", in {stall.Wait}"),
        ThreadActivity.Computing => "It computes",
        ThreadActivity.WaitingForProcessor => "It waits for a processor: other threads or processes have them all",
        _ => $"It is in {stall.Wait ?? "a system call"}",
    };

    private static string Describe(LoopAdmission admission) => admission switch
    {
        LoopAdmission.StandIn => "Another loop accepts its new connections",
        LoopAdmission.NoOtherLoop => "It is the only loop (--loops 1), so new connections wait for it",
        LoopAdmission.NoneFree => "All loops are held, so new connections wait for one of them",
        _ => "New connections wait for it",
    };
}
