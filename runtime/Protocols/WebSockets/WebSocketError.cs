namespace Adapters.Protocols.WebSockets;

/// <summary>The reason for which a WebSocket rejects the peer's bytes.</summary>
/// <param name="Code">The close code for the peer.</param>
/// <param name="Reason">The error, for the log and the close frame: a sentence without the peer's bytes, of at most 123 bytes.</param>
internal readonly record struct WebSocketError(int Code, string Reason);
