namespace Adapters.Protocols.WebSockets;

/// <summary>The kind of the next bytes of a WebSocket.</summary>
internal enum WebSocketEvent : byte
{
    /// <summary>More bytes are needed to decide.</summary>
    NeedData,

    /// <summary>Bytes of a message, unmasked. A message without bytes has none of these events.</summary>
    Data,

    /// <summary>The end of a message, once per message.</summary>
    EndOfMessage,

    /// <summary>A ping with its payload, which a pong must return.</summary>
    Ping,

    Pong,

    /// <summary>The peer's close frame: <see cref="WebSocketConnection.CloseCode"/>, and the reason as the payload.</summary>
    Close,

    /// <summary>
    /// Bytes that no peer may send; <see cref="WebSocketConnection.Error"/> describes them. Nothing can be read after them.
    /// </summary>
    Error,
}
