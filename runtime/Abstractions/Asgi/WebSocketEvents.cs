namespace Adapters;

/// <summary>
/// A client requests a WebSocket (ASGI WebSocket 2.5, <c>websocket.connect</c>). Accept or close it before anything else.
/// </summary>
public sealed class WebSocketConnect : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "websocket.connect";
}

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
