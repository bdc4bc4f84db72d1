namespace Adapters.Protocols.WebSockets;

/// <summary>
/// The state of a WebSocket with respect to what the peer sends. Theory of operation: a message is one or more frames, and control
/// frames may come between them but not inside one (RFC 6455, section 5.4). A control frame is read when all of it is there; the
/// payload of any other frame is passed on as it arrives.
/// <code>
/// Head ── head of a data frame ──► Payload ── last byte of the message ──► Message ── EndOfMessage ──► Head
///   ▲                                 └────── last byte of a fragment ──► Head
///   ├── Ping, Pong ──► Head
///   ├── Close ──► Closed, for good: what follows is read and ignored (section 5.5.1)
///   └── any: Error ──► Failed, for good
/// </code>
/// Rules: each byte is read once; the rules of a head are checked byte by byte, so the same input gives the same error however it
/// is cut; nothing is passed on of a frame whose head is not allowed.
/// </summary>
internal enum WebSocketState : byte
{
    Head,
    Payload,
    Message,
    Closed,
    Failed,
}
