namespace Adapters;

/// <summary>The WebSocket has ended (<c>websocket.disconnect</c>).</summary>
public sealed class WebSocketDisconnect : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.disconnect";

    /// <summary>The close code (RFC 6455, section 7.4), or 1005 if the peer sent none.</summary>
    public int Code { get; set; } = 1005;

    /// <summary>The close reason, or empty if the peer sent none.</summary>
    public string Reason { get; set; } = "";
}
