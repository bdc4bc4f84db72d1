namespace Adapters.Server.Connections.Lifecycles;

/// <summary>The state of a connection.</summary>
internal enum ConnectionState : byte
{
    /// <summary>Accepted, with nothing received yet.</summary>
    Fresh,

    /// <summary>Between two requests.</summary>
    Idle,

    /// <summary>A part of a head has been received.</summary>
    Head,

    /// <summary>An application is running.</summary>
    Running,

    /// <summary>The response is complete, and the rest of the request body is read away.</summary>
    Draining,

    /// <summary>The connection carries a WebSocket instead of requests.</summary>
    Upgraded,

    /// <summary>The queued bytes are sent, then our side ends. No more input is used.</summary>
    Closing,

    /// <summary>Our side has ended, and the peer's is read to its end, so that it gets our last response before a reset.</summary>
    Lingering,

    /// <summary>The endpoint is gone.</summary>
    Closed,
}

/// <summary>An event of a connection.</summary>
internal enum ConnectionEvent : byte
{
    Receive,
    Begin,
    Drain,
    Next,
    Upgrade,
    End,
    Linger,
    Close,
}

/// <summary>
/// The life of a connection that carries one exchange after another. Rules: bytes that arrive ahead of their turn wait in the
/// input buffer, which limits them; everything that ends the last response leads to Closing; Closed can be reached from every
/// state.
/// </summary>
internal static class ConnectionLifecycle
{
    public static TransitionTable<ConnectionState, ConnectionEvent> Table { get; } = new(
        "connection",
        new(ConnectionState.Fresh, ConnectionEvent.Receive, ConnectionState.Head, "the first bytes"),
        new(ConnectionState.Fresh, ConnectionEvent.End, ConnectionState.Closing, "too many connections: answer 503"),
        new(ConnectionState.Fresh, ConnectionEvent.Close, ConnectionState.Closed,
            "nothing arrived in time, the client left, or the server is stopping"),
        new(ConnectionState.Idle, ConnectionEvent.Receive, ConnectionState.Head, "the first bytes of the next request"),
        new(ConnectionState.Idle, ConnectionEvent.End, ConnectionState.Closing,
            "no more requests, and the last response is not sent or not taken yet"),
        new(ConnectionState.Idle, ConnectionEvent.Close, ConnectionState.Closed,
            "nothing arrived in time, the client left, or the server is stopping"),
        new(ConnectionState.Head, ConnectionEvent.Receive, ConnectionState.Head, "more of the head"),
        new(ConnectionState.Head, ConnectionEvent.Begin, ConnectionState.Running, "the head is complete: the exchange begins"),
        new(ConnectionState.Head, ConnectionEvent.End, ConnectionState.Closing, "the head is malformed or late: answer with an error"),
        new(ConnectionState.Head, ConnectionEvent.Close, ConnectionState.Closed, "the client left"),
        new(ConnectionState.Running, ConnectionEvent.Receive, ConnectionState.Running, "bytes of the body, or ahead of their turn"),
        new(ConnectionState.Running, ConnectionEvent.Next, ConnectionState.Idle, "answered, and the body was read"),
        new(ConnectionState.Running, ConnectionEvent.Drain, ConnectionState.Draining, "answered, and some of the body is still to come"),
        new(ConnectionState.Running, ConnectionEvent.Upgrade, ConnectionState.Upgraded, "the application accepted a WebSocket"),
        new(ConnectionState.Running, ConnectionEvent.End, ConnectionState.Closing, "answered for the last time, or rejected"),
        new(ConnectionState.Running, ConnectionEvent.Close, ConnectionState.Closed, "the client left, or the response cannot be finished"),
        new(ConnectionState.Draining, ConnectionEvent.Receive, ConnectionState.Draining, "bytes of a body that is not needed"),
        new(ConnectionState.Draining, ConnectionEvent.Next, ConnectionState.Idle, "the end of the body"),
        new(ConnectionState.Draining, ConnectionEvent.End, ConnectionState.Closing, "the body arrives too slowly"),
        new(ConnectionState.Draining, ConnectionEvent.Close, ConnectionState.Closed, "the client left"),
        new(ConnectionState.Upgraded, ConnectionEvent.Receive, ConnectionState.Upgraded, "frames"),
        new(ConnectionState.Upgraded, ConnectionEvent.End, ConnectionState.Closing, "the WebSocket is closed"),
        new(ConnectionState.Upgraded, ConnectionEvent.Close, ConnectionState.Closed, "the client left, or does not take the close frame"),
        new(ConnectionState.Closing, ConnectionEvent.Linger, ConnectionState.Lingering, "everything was sent: end our side, keep reading"),
        new(ConnectionState.Closing, ConnectionEvent.Close, ConnectionState.Closed,
            "everything was sent and the peer has ended, or the client left"),
        new(ConnectionState.Lingering, ConnectionEvent.Receive, ConnectionState.Lingering, "bytes that arrived too late"),
        new(ConnectionState.Lingering, ConnectionEvent.Close, ConnectionState.Closed,
            "the end of the peer's side, or two seconds after it has acknowledged our last response; or it does not take the response"));
}
