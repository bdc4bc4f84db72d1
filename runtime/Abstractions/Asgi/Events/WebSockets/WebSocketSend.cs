namespace Adapters;

/// <summary>A whole message to the client (<c>websocket.send</c>): exactly one of the two values is set.</summary>
public sealed class WebSocketSend : SendEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.send";

    /// <summary>The bytes of a binary message, or null.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; set; }

    /// <summary>The text of a text message, or null.</summary>
    public string? Text { get; set; }
}
