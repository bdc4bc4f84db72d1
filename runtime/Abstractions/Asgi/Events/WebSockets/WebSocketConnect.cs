namespace Adapters;

/// <summary>
/// A client requests a WebSocket (ASGI WebSocket 2.5, <c>websocket.connect</c>). Accept or close it before anything else.
/// </summary>
public sealed class WebSocketConnect : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.connect";
}
