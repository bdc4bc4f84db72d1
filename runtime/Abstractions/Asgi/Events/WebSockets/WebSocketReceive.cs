namespace Adapters;

/// <summary>A whole message from the client (<c>websocket.receive</c>): exactly one of the two values is set.</summary>
public sealed class WebSocketReceive : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.receive";

    /// <summary>The bytes of a binary message, or null. Valid until the next call of receive.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; set; }

    /// <summary>The text of a text message, or null.</summary>
    public string? Text { get; set; }
}
