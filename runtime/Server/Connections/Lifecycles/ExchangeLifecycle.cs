namespace Adapters.Server.Connections.Lifecycles;

/// <summary>Where an exchange stands.</summary>
internal enum ExchangeState : byte
{
    /// <summary>In the pool, and equal to a new one.</summary>
    Idle,

    /// <summary>A connection reads the head of a request with it.</summary>
    Reading,

    /// <summary>The application is at work for a connection.</summary>
    Running,

    /// <summary>The application is still at work, and its connection has gone on without it.</summary>
    Orphaned,

    /// <summary>Nothing of it is at work.</summary>
    Ended,
}

/// <summary>What happens to an exchange.</summary>
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
/// The life of one request and its response, whatever the protocol. Rules: a connection and a running application both know
/// the exchange, and whoever leaves last gives it back; an application ends once, by Complete; there is one way back to the
/// pool, Recycle, after which nothing tells the exchange from a new one.
/// </summary>
internal static class ExchangeLifecycle
{
    public static TransitionTable<ExchangeState, ExchangeEvent> Table { get; } = new(
        "exchange",
        new(ExchangeState.Idle, ExchangeEvent.Attach, ExchangeState.Reading, "a connection has bytes of a request"),
        new(ExchangeState.Reading, ExchangeEvent.Begin, ExchangeState.Running, "the head is whole: call the application"),
        new(ExchangeState.Reading, ExchangeEvent.Reject, ExchangeState.Ended, "answer with an error: no application sees the request"),
        new(ExchangeState.Reading, ExchangeEvent.Abort, ExchangeState.Ended, "the connection is gone before the head was whole"),
        new(ExchangeState.Running, ExchangeEvent.Complete, ExchangeState.Ended, "the application has ended: the connection finishes the response"),
        new(ExchangeState.Running, ExchangeEvent.Reject, ExchangeState.Orphaned, "answer with an error in its place, and tell the application"),
        new(ExchangeState.Running, ExchangeEvent.Abort, ExchangeState.Orphaned, "the connection is gone: tell the application"),
        new(ExchangeState.Orphaned, ExchangeEvent.Complete, ExchangeState.Ended, "the application has ended: recycle"),
        new(ExchangeState.Ended, ExchangeEvent.Reject, ExchangeState.Ended, "the application has failed before its response: answer with an error"),
        new(ExchangeState.Ended, ExchangeEvent.Recycle, ExchangeState.Idle, "clear everything, and give it back to the pool"));
}
