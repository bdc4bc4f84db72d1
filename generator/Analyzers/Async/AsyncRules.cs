using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Async;

/// <summary>The rules on tasks, tokens and state in asynchronous code. Their scope is that of the blocking rules.</summary>
internal static class AsyncRules
{
    public static readonly DiagnosticDescriptor AsyncVoid = Rule.Warning(
        "ADPT201", Rule.Async, "Async void", "'{0}' is async void, so nobody can wait for its end or catch its exception: {1}",
        "The caller continues at its first await. What it throws later goes to the loop, or ends the process.");

    public static readonly DiagnosticDescriptor HandlerWithoutToken = Rule.Information(
        "ADPT202", Rule.Async, "Handler without a CancellationToken",
        "'{0}' has no CancellationToken, so '{1}' continues after the client has disconnected",
        "A parameter of type CancellationToken is cancelled when the client leaves or the time for the request is over.");

    public static readonly DiagnosticDescriptor TokenNotPassed = Rule.Warning(
        "ADPT203", Rule.Async, "CancellationToken not passed on", "'{0}' accepts a CancellationToken, but '{1}' is not passed",
        "Work that is not given the token continues after the cancellation, although nobody waits for it.");

    public static readonly DiagnosticDescriptor WrappedAsync = Rule.Warning(
        "ADPT204", Rule.Async, "Asynchronous code wrapped in Task.Run", "'{0}' {1}",
        "Asynchronous code does not hold its thread, so another one gains nothing.");

    public static readonly DiagnosticDescriptor LostTask = Rule.Warning(
        "ADPT205", Rule.Async, "Task whose exception is lost",
        "The task of '{0}' is discarded, so its exception is not observed: await it, keep it, or catch what it throws",
        "The exception of a task that nobody looks at is never reported.");

    public static readonly DiagnosticDescriptor SpinningLoop = Rule.Warning(
        "ADPT206", Rule.Async, "Busy-waiting loop",
        "The loop does nothing but '{0}', so it keeps {1} busy until its condition changes: await what changes it",
        "A task that is complete at once does not wait for anything.");

    public static readonly DiagnosticDescriptor LeavesLoop = Rule.Warning(
        "ADPT207", Rule.Async, "Handler leaves its event loop", "'{0}' makes the rest of the handler run on another thread than its loop's",
        "State of the loop, receive and send are used without locks, because only the loop's thread uses them.");

    public static readonly DiagnosticDescriptor SharedState = Rule.Information(
        "ADPT208", Rule.Async, "Shared state written in a handler",
        "'{0}' is shared by all loops and threads, and '{1}' changes it without a lock",
        "Handlers run on several loops and worker threads at once, with one object of their class.");

    public static readonly DiagnosticDescriptor UnusedToken = Rule.Warning(
        "ADPT209", Rule.Async, "CancellationToken never used",
        "'{0}' never uses '{1}', so its work continues after the client has disconnected",
        "The token is cancelled when the client leaves or the time for the request is over.");

    public static readonly DiagnosticDescriptor UnacceptedWebSocket = Rule.Warning(
        "ADPT210", Rule.Async, "WebSocket never accepted",
        "'{0}' never accepts '{1}', so its client is refused: call AcceptAsync before the first message, or DenyAsync",
        "A handshake is answered by the handler. Nothing can be received or sent before that.");

    public static readonly DiagnosticDescriptor[] All =
    [
        AsyncVoid, HandlerWithoutToken, TokenNotPassed, WrappedAsync, LostTask, SpinningLoop, LeavesLoop, SharedState, UnusedToken,
        UnacceptedWebSocket,
    ];
}
