namespace Adapters;

/// <summary>Closes the WebSocket (<c>websocket.close</c>). Before the accept, it answers 403 and ignores code and reason.</summary>
public sealed class WebSocketClose : SendEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.close";

    /// <summary>The close code (RFC 6455, section 7.4).</summary>
    public int Code { get; set; } = 1000;

    /// <summary>The close reason, at most 123 bytes of UTF-8.</summary>
    public string Reason { get; set; } = "";
}
