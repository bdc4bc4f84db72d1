using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Connections.WebSockets;

namespace Adapters.Server.Connections.Http1;

/// <content>
/// A connection that an accepted handshake has turned into the stream of a WebSocket (RFC 6455, section 4). Rules: the exchange of
/// the handshake goes back to its pool when the application has ended; the connection ends when the session is finished; whichever
/// comes first leaves the other to itself.
/// </content>
internal sealed partial class HttpConnection : IWebSocketStream
{
    private WebSocketSession? _session;
    private bool _hasReportedEnd;

    bool IWebSocketStream.HasPendingOutput => PendingOutput > 0;

    int IWebSocketStream.Unacknowledged => Endpoint.Unacknowledged;

    void IWebSocketStream.QueueOutput(int count)
    {
        AppendOutput(count);
        CommitOutput();
    }

    void IWebSocketStream.FlushOutput()
    {
        if (!IsAdvancing)
            Flush();
    }

    void IWebSocketStream.Yield() => Yield();

    void IWebSocketStream.Abort(string reason) => Close(reset: true, reason);

    private void Upgrade(RequestExchange exchange)
    {
        _session = exchange.Session;
        Move(ConnectionEvent.Upgrade);
        _bodyRate.Reset();
    }

    private bool StepUpgraded(WebSocketSession session)
    {
        var used = session.Read(Input.Unread);
        Input.Advance(used);
        if (HasPeerEnded && used == 0)
            session.OnPeerEnded();
        session.Advance();
        var hasAdvanced = _exchange is { } exchange && StepApplication(exchange, session);
        if (!session.IsFinished)
            return hasAdvanced || used > 0;
        EndUpgraded();
        return false;
    }

    /// <summary>Notifies the application of what it waits for. Returns true if it may have done something.</summary>
    private bool StepApplication(RequestExchange exchange, WebSocketSession session)
    {
        if (exchange.HasEnded)
        {
            EndApplication(exchange, session);
            return true;
        }

        if (exchange.Gateway.OnBodyReadable())
            return true;
        if (exchange.Gateway.IsSending && session.HasRoom)
        {
            exchange.Gateway.OnWritable();
            return true;
        }

        if (!session.HasEnded || _hasReportedEnd)
            return false;
        _hasReportedEnd = true;
        exchange.Gateway.OnDisconnect(canSend: false);
        return true;
    }

    private void EndApplication(RequestExchange exchange, WebSocketSession session)
    {
        var hasFailed = exchange.HasFailed;
        if (hasFailed)
            exchange.LogFailure();
        exchange.RecordCompletion();
        _pool.Return(exchange);
        _exchange = null;
        session.OnApplicationEnded(hasFailed);
    }

    /// <summary>Both sides are done. An application that is still running is notified last.</summary>
    private void EndUpgraded()
    {
        var exchange = _exchange;
        exchange?.RecordCompletion();
        var orphan = Detach("the WebSocket is closed");
        Move(ConnectionEvent.End);
        orphan?.OnDisconnect(canSend: false);
    }
}
