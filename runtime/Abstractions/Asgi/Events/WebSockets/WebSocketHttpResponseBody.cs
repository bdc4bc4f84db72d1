namespace Adapters;

/// <summary>
/// A part of the body of an HTTP response that is sent instead of accepting the WebSocket (extension
/// <c>websocket.http.response</c>).
/// </summary>
public sealed class WebSocketHttpResponseBody : SendEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.http.response.body";

    /// <summary>The bytes of this part; may be empty.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Indicates whether another part follows.</summary>
    public bool MoreBody { get; set; }
}
