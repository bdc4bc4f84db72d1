using System.ComponentModel;

namespace Adapters;

/// <summary>One WebSocket, from its handshake on (ASGI WebSocket 2.5, WebSocket connection scope).</summary>
public sealed class WebSocketScope : ConnectionScope
{
    private readonly CancellationTokenSource _aborted = new();
    private string[]? _subprotocols;

    /// <inheritdoc />
    public override string Type => "websocket";

    /// <summary>The scheme: <c>ws</c> or <c>wss</c>.</summary>
    public string Scheme => Request.Scheme == "https" ? "wss" : "ws";

    /// <summary>The subprotocols that the client offers, in its order of preference (RFC 6455, section 1.9).</summary>
    public IReadOnlyList<string> Subprotocols => _subprotocols ??= StillOf(ReadSubprotocols());

    /// <summary>Cancelled when the WebSocket has ended, or when the server stops waiting for the application.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>
    /// Cancelled when the server begins to stop. A moment later, it closes the WebSocket with 1012, so that the client knows that it
    /// may connect again.
    /// </summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Cancels <see cref="Aborted"/>. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Abort() => _aborted.Cancel();

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Advanced)]
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
