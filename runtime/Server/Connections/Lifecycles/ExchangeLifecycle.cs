namespace Adapters.Server.Connections.Lifecycles;

/// <summary>The state of an exchange.</summary>
internal enum ExchangeState : byte
{
    /// <summary>In the pool, and equivalent to a new one.</summary>
    Idle,

    /// <summary>A connection reads the head of a request into it.</summary>
    Reading,

    /// <summary>The application is running for a connection.</summary>
    Running,

    /// <summary>The application is still running, and its connection has continued without it.</summary>
    Orphaned,

    /// <summary>No part of it is running.</summary>
    Ended,
}

/// <summary>An event of an exchange.</summary>
internal enum ExchangeEvent : byte
{
    Attach,
    Begin,
    Reject,
    Abort,
    Complete,
    Recycle,
}

/// <summary>
/// The life of one request and its response, for any protocol. Rules: a connection and a running application both hold the
/// exchange, and the last one to leave returns it; an application ends once, by Complete; there is one way back to the pool,
/// Recycle, after which the exchange cannot be distinguished from a new one.
/// </summary>
internal static class ExchangeLifecycle
{
    public static TransitionTable<ExchangeState, ExchangeEvent> Table { get; } = new(
        "exchange",
        new(ExchangeState.Idle, ExchangeEvent.Attach, ExchangeState.Reading, "a connection has bytes of a request"),
        new(ExchangeState.Reading, ExchangeEvent.Begin, ExchangeState.Running, "the head is complete: call the application"),
        new(ExchangeState.Reading, ExchangeEvent.Reject, ExchangeState.Ended, "answer with an error: no application sees the request"),
        new(ExchangeState.Reading, ExchangeEvent.Abort, ExchangeState.Ended, "the connection was lost before the head was complete"),
        new(ExchangeState.Running, ExchangeEvent.Complete, ExchangeState.Ended,
            "the application has ended: the connection finishes the response"),
        new(ExchangeState.Running, ExchangeEvent.Reject, ExchangeState.Orphaned,
            "answer with an error in its place, and notify the application"),
        new(ExchangeState.Running, ExchangeEvent.Abort, ExchangeState.Orphaned, "the connection is gone: notify the application"),
        new(ExchangeState.Orphaned, ExchangeEvent.Complete, ExchangeState.Ended, "the application has ended: recycle"),
        new(ExchangeState.Ended, ExchangeEvent.Reject, ExchangeState.Ended,
            "the application failed before its response: answer with an error"),
        new(ExchangeState.Ended, ExchangeEvent.Recycle, ExchangeState.Idle, "clear everything, and return it to the pool"));
}
