using Adapters.Protocols;
using Adapters.Protocols.WebSockets;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.WebSockets;

namespace Adapters.Server.Connections.Http1;

/// <content>The handshake of a WebSocket. Nothing of its exchange serves another request but the protocol's own state.</content>
internal sealed partial class RequestExchange
{
    /// <summary>The extensions of a websocket scope.</summary>
    private static readonly IReadOnlyDictionary<string, object?> Extensions = new Dictionary<string, object?>
    {
        [WebSocketDenial.Extension] = new Dictionary<string, object?>(),
    };

    /// <summary>
    /// Inspects a request that asks for another protocol. If it is for a WebSocket, the exchange becomes that of a handshake.
    /// Returns the reason to reject it, or null.
    /// </summary>
    public ProtocolError? CheckHandshake(ref InputBuffer input, IWebSocketStream stream)
    {
        _view.Rebase(input.Block, input.Position);
        if (Set.Server.MakeWebSocketGateway is null || !IsWebSocketWanted())
            return null;
        var handshake = new WebSocketHandshake();
        for (var i = 0; i < _view.HeaderCount; i++)
            handshake.Inspect(_view.HeaderName(i), _view.HeaderValue(i));
        if (handshake.Finish((RequestMethod)_view.Method, !_protocol.IsBodyReceived) is { } error)
            return error;
        Session = new WebSocketSession(this, stream, handshake);
        return null;
    }

    private bool IsWebSocketWanted()
    {
        for (var i = 0; i < _view.HeaderCount; i++)
        {
            if (_view.HeaderName(i).SequenceEqual("upgrade"u8) && WebSocketHandshake.IsWanted(_view.HeaderValue(i)))
                return true;
        }

        return false;
    }

    private void BeginWebSocket(WebSocketSession session)
    {
        Keep();
        Gateway = Set.Server.MakeWebSocketGateway!(session);
        session.Scope.Begin(_view, Set.Server.LifespanState, Extensions);
    }
}
