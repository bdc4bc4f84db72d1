namespace Adapters.Server.Connections.Lifecycles;

/// <summary>The state of a WebSocket.</summary>
internal enum WebSocketLifeState : byte
{
    /// <summary>The application has not answered the handshake.</summary>
    Connecting,

    Open,

    /// <summary>Our close frame is queued or sent, and the peer's is waited for.</summary>
    Closing,

    /// <summary>No frame is read any more. What is queued is sent, then our side ends.</summary>
    Closed,
}

/// <summary>An event of a WebSocket.</summary>
internal enum WebSocketLifeEvent : byte
{
    Accept,
    Receive,
    Close,
    PeerClose,
    Fail,
    Expire,
    Lose,
}

/// <summary>
/// The life of a WebSocket (RFC 6455, sections 4 and 7). Rules: each side sends one close frame, and nothing after it; messages
/// that arrive after ours are not passed on; who breaks a rule gets the close frame that says so before our side ends.
/// </summary>
internal static class WebSocketLifecycle
{
    public static TransitionTable<WebSocketLifeState, WebSocketLifeEvent> Table { get; } = new(
        "WebSocket",
        new(WebSocketLifeState.Connecting, WebSocketLifeEvent.Accept, WebSocketLifeState.Open, "answer 101"),
        new(WebSocketLifeState.Connecting, WebSocketLifeEvent.Lose, WebSocketLifeState.Closed,
            "the client left, or the handshake was denied"),
        new(WebSocketLifeState.Open, WebSocketLifeEvent.Receive, WebSocketLifeState.Open, "a message for the application"),
        new(WebSocketLifeState.Open, WebSocketLifeEvent.Close, WebSocketLifeState.Closing,
            "the application has closed or ended, the server is stopping, or a limit was reached: send a close frame"),
        new(WebSocketLifeState.Open, WebSocketLifeEvent.PeerClose, WebSocketLifeState.Closed, "answer with a close frame"),
        new(WebSocketLifeState.Open, WebSocketLifeEvent.Fail, WebSocketLifeState.Closed,
            "the peer broke a rule: send a close frame that names it"),
        new(WebSocketLifeState.Open, WebSocketLifeEvent.Lose, WebSocketLifeState.Closed, "the client left without a close frame"),
        new(WebSocketLifeState.Closing, WebSocketLifeEvent.Receive, WebSocketLifeState.Closing, "a message that comes too late"),
        new(WebSocketLifeState.Closing, WebSocketLifeEvent.PeerClose, WebSocketLifeState.Closed, "both close frames are there"),
        new(WebSocketLifeState.Closing, WebSocketLifeEvent.Fail, WebSocketLifeState.Closed, "the peer broke a rule"),
        new(WebSocketLifeState.Closing, WebSocketLifeEvent.Expire, WebSocketLifeState.Closed,
            "the peer's close frame did not come in time"),
        new(WebSocketLifeState.Closing, WebSocketLifeEvent.Lose, WebSocketLifeState.Closed, "the client left"));
}
