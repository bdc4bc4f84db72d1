namespace Adapters.Protocols.WebSockets;

/// <summary>The kind of a frame (RFC 6455, section 5.2). All others are reserved.</summary>
internal enum WebSocketOpcode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}
