using System.Runtime.CompilerServices;
using Adapters.CompilerServices;
using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Log messages about event loops: events 4000 to 4099.</summary>
internal sealed partial class LoopLog(ILogger logger)
{
    public const string Category = "loop";

    [LoggerMessage(4000, LogLevel.Warning,
        "Event loop {Loop} has been blocked for {Milliseconds} ms by {Route}; its other connections are waiting. {Cause}. "
        + "Make the call asynchronous, or the handler synchronous")]
    public partial void Stalled(int loop, long milliseconds, string route, string cause);

    [LoggerMessage(4001, LogLevel.Error, "An error occurred in event loop {Loop}; the connection was closed")]
    public partial void Failed(int loop, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Event loop {Loop} accepts no connections for one second: {Reason}")]
    public partial void AcceptPaused(int loop, string reason);

    [LoggerMessage(4003, LogLevel.Error,
        "Event loop {Loop} is still blocked by {Route} after {Milliseconds} ms. {Wait}. {Admission}{Advice}")]
    public partial void StillStalled(int loop, long milliseconds, string route, string wait, string admission, string advice);

    [LoggerMessage(4004, LogLevel.Information, "Event loop {Loop} is running again and accepts its own connections")]
    public partial void Returned(int loop);

    [LoggerMessage(4005, LogLevel.Error, "{What} failed in event loop {Loop}; no connection was closed because of it ({Place})")]
    public partial void StrayError(string what, int loop, string place, Exception exception);

    /// <summary>Reports an error that belongs to no request, so that only its stack shows where it comes from.</summary>
    public void StrayError(string what, int loop, Exception exception) =>
        StrayError(what, loop, ExceptionText.Stack(exception)?.Split('\n', 2)[0].Trim() ?? "without a stack", exception);

    [LoggerMessage(4006, LogLevel.Warning,
        "Event loop {Loop} has not run for {Milliseconds} ms in the middle of {Route}; its other connections are waiting. {Wait}")]
    public partial void Starved(int loop, long milliseconds, string route, string wait);

    [LoggerMessage(4007, LogLevel.Error,
        "Event loop {Loop} has still not run after {Milliseconds} ms in the middle of {Route}. {Wait}. {Admission}")]
    public partial void StillStarved(int loop, long milliseconds, string route, string wait, string admission);

    /// <summary>Reports that a loop is blocked and by what, and after a long time who accepts its connections.</summary>
    public void Report(LoopStall stall, LoopAdmission admission)
    {
        var (loop, milliseconds) = (stall.Loop.Index, (long)stall.Duration.TotalMilliseconds);
        if (stall.IsStarved)
            ReportStarved(stall, admission);
        else if (!stall.IsLong)
            Stalled(loop, milliseconds, stall.Request, CauseOf(stall));
        else
            StillStalled(loop, milliseconds, stall.Request, WaitOf(stall), Describe(admission), Advice);
    }

    /// <summary>No handler is at fault, so none is advised to change.</summary>
    private void ReportStarved(LoopStall stall, LoopAdmission admission)
    {
        var (loop, milliseconds) = (stall.Loop.Index, (long)stall.Duration.TotalMilliseconds);
        if (!stall.IsLong)
            Starved(loop, milliseconds, stall.Request, WaitOf(stall));
        else
            StillStarved(loop, milliseconds, stall.Request, WaitOf(stall), Describe(admission));
    }

    /// <summary>On the .NET runtime, other processes can ask for stacks; a native program has no such runtime.</summary>
    private static string Advice { get; } = RuntimeFeature.IsDynamicCodeSupported
        ? $". Print its stack with: dotnet-stack report -p {Environment.ProcessId}"
        : "";

    /// <summary>Describes what blocks the loop, and names the rules that report such calls at compile time.</summary>
    private static string CauseOf(LoopStall stall) => stall.Activity switch
    {
        ThreadActivity.Waiting => "Its thread is waiting for a task, a lock, a timer or a process; "
            + "rules ADPT101, ADPT102 and ADPT106 report such calls at compile time",
        ThreadActivity.InSystemCall when IsLock(stall.Wait) => $"Its thread is in {stall.Wait}, which is a lock or an event; "
            + "rule ADPT102 reports such calls at compile time",
        ThreadActivity.InSystemCall => $"Its thread is in {stall.Wait ?? "a system call"}, for example for a file, a socket or a database; "
            + "rules ADPT103 to ADPT106 report such calls at compile time",
        ThreadActivity.Computing => "Its thread is computing; at compile time, rule ADPT127 reports calls that are known to take long",
        _ => "Rules ADPT101 to ADPT109 report blocking calls at compile time",
    };

    /// <summary>The kernel's call under every lock that a thread waits for outside of the runtime's own waits.</summary>
    private static bool IsLock(string? wait) => wait?.StartsWith("futex", StringComparison.Ordinal) ?? false;

    private static string WaitOf(LoopStall stall) => stall.Activity switch
    {
        ThreadActivity.Waiting => "Its thread is waiting for a task, a lock or a timer" + (stall.Wait is null ? "" : $", in {stall.Wait}"),
        ThreadActivity.Computing => "Its thread is computing",
        ThreadActivity.WaitingForProcessor => "Its thread is waiting for a processor: other threads or processes are using all of them",
        _ => $"Its thread is in {stall.Wait ?? "a system call"}",
    };

    private static string Describe(LoopAdmission admission) => admission switch
    {
        LoopAdmission.StandIn => "Another event loop accepts its new connections",
        LoopAdmission.NoOtherLoop => "It is the only event loop (--loops 1), so new connections are waiting for it",
        LoopAdmission.NoneFree => "All event loops are blocked, so new connections are waiting for one of them",
        _ => "New connections are waiting for it",
    };
}
