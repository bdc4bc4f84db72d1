namespace Adapters;

/// <summary>One WebSocket, from its handshake on (ASGI WebSocket 2.5, WebSocket connection scope).</summary>
public sealed class WebSocketScope : ConnectionScope
{
    private string[]? _subprotocols;

    /// <inheritdoc />
    public override string Type => "websocket";

    /// <summary>The scheme: <c>ws</c> or <c>wss</c>.</summary>
    public string Scheme => Request.Scheme == "https" ? "wss" : "ws";

    /// <summary>The subprotocols that the client offers, in its order of preference (RFC 6455, section 1.9).</summary>
    public IReadOnlyList<string> Subprotocols => _subprotocols ??= ReadSubprotocols();

    /// <inheritdoc />
    public override void End()
    {
        base.End();
        _subprotocols = null;
    }

    private string[] ReadSubprotocols()
    {
        var names = new List<string>();
        foreach (var header in Headers)
        {
            if (header.Name.SequenceEqual("sec-websocket-protocol"u8))
                names.AddRange(
                    PathText.Latin1(header.Value).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. names];
    }
}
