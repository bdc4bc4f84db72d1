namespace Adapters;

/// <summary>The reaction of the server when the queue of a WebSocket is full, because one side is slower than the other.</summary>
public enum WebSocketFull
{
    /// <summary>
    /// The faster side waits: the client is not read, or <c>send</c> does not complete. An offer (<c>TrySend</c>, a room) is not taken,
    /// and counted as dropped.
    /// </summary>
    Wait,

    /// <summary>The oldest message that waits is dropped and counted.</summary>
    DropOldest,

    /// <summary>
    /// The WebSocket is closed: with 1008 if the client reads too slowly, with 1013 if the application does.
    /// </summary>
    Close,
}
