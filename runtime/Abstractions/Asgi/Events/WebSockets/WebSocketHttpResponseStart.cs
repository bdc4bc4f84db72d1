namespace Adapters;

/// <summary>Starts an HTTP response instead of accepting the WebSocket (extension <c>websocket.http.response</c>).</summary>
public sealed class WebSocketHttpResponseStart : SendEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.http.response.start";

    /// <summary>The status code, 200 to 599. Required.</summary>
    public int Status { get; set; }

    /// <summary>The header fields.</summary>
    public HeaderList Headers { get; set; } = new();
}
