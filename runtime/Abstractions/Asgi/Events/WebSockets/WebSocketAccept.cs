namespace Adapters;

/// <summary>Accepts the handshake (<c>websocket.accept</c>).</summary>
public sealed class WebSocketAccept : SendEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.accept";

    /// <summary>The subprotocol chosen from those offered, or null for none.</summary>
    public string? Subprotocol { get; set; }

    /// <summary>Additional header fields of the handshake response, without Sec-WebSocket-Protocol.</summary>
    public HeaderList Headers { get; set; } = new();
}
