using Adapters.Protocols;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// A connection that carries one exchange after another: HTTP/1.x, uwsgi and SCGI. <see cref="ConnectionLifecycle"/> has its states.
/// Data that arrives ahead of its turn waits in the input buffer, which limits it.
/// </summary>
internal sealed partial class HttpConnection : Connection
{
    /// <summary>Reading away more than this of a body that is not needed costs more than a new connection.</summary>
    public const int DrainLimit = 256 * 1024;

    private readonly ExchangePool _pool;

    /// <summary>Set from the first bytes of a head until the last bytes of the body have been read, or the connection ends.</summary>
    private RequestExchange? _exchange;

    private long _since;
    private bool _isStoppedForRoom;

    public HttpConnection(ExchangePool pool, Endpoint endpoint)
        : base(pool.Set, endpoint)
    {
        _pool = pool;
        _since = Loop.Now;
        UpdateInterest();
    }

    public ref InputBuffer InputBuffer => ref Input;

    protected override bool IsStoppedForRoom => _isStoppedForRoom || _session is { HasWaitingOutput: true };

    protected override bool AwaitsRoom =>
        IsStoppedForRoom || (State == ConnectionState.Running && _exchange!.Gateway.IsSending);

    /// <summary>The client of a unix socket has no name.</summary>
    private string ClientName => Endpoint.Remote is { Host.Length: > 0 } client ? client.Host : "a unix socket";

    /// <summary>Answers 503 and closes, because there are too many connections to keep this one.</summary>
    public void RejectConnection()
    {
        var exchange = Attach();
        exchange.Reject(503);
        Finish(ConnectionEvent.End);
        Advance();
    }

    /// <summary>Counts a rejected request and logs what was wrong with it, whichever side has answered it.</summary>
    public void LogRejection(ProtocolError error)
    {
        Set.Counters.Reject(Rejections.Of(error.Status));
        Set.Log.Rejected(Id, ClientName, error.Status, error.Reason);
    }

    /// <summary>Called when the application of the exchange has completed.</summary>
    public void OnExchangeEnded() => Advance();

    protected override void Process()
    {
        _isStoppedForRoom = false;
        while (State < ConnectionState.Closing && !IsBroken && Step())
        {
        }

        if (HasPeerEnded && State is not (ConnectionState.Running or ConnectionState.Upgraded) && !_isStoppedForRoom
            && State < ConnectionState.Closing)
            EndIdle();
    }

    protected override void OnReceived(int count)
    {
        _bodyRate.Add(count);
        if (State is not (ConnectionState.Fresh or ConnectionState.Idle))
            Move(ConnectionEvent.Receive);
        _session?.OnReceived(count);
    }

    protected override void OnPeerLeft()
    {
        if (State == ConnectionState.Running)
            _exchange!.Gateway.OnDisconnect(canSend: true);
        _session?.OnPeerLeft();
    }

    protected override IExchangeGateway? Detach(string reason)
    {
        var exchange = _exchange;
        _exchange = null;
        (_session ?? exchange?.Session)?.Lose();
        if (exchange is null)
            return null;
        if (exchange.Abort(ref Input, reason))
            return exchange.Gateway;
        _pool.Return(exchange);
        return null;
    }

    private bool Step() => State switch
    {
        ConnectionState.Running => StepRunning(_exchange!),
        ConnectionState.Draining => Drain(_exchange!),
        ConnectionState.Upgraded => StepUpgraded(_session!),
        _ => ReadHead(),
    };

    private bool ReadHead()
    {
        if (Input.IsEmpty)
            return false;
        if (!HasRoomToWrite)
        {
            // Advance returns here when the output has been sent.
            _isStoppedForRoom = true;
            return false;
        }

        var exchange = _exchange ?? Attach();
        var happened = exchange.Read(Input.Unread, out var consumed);
        if (happened == ProtocolEvent.NeedData)
            Input.Advance(consumed);
        if (!Input.IsEmpty && State != ConnectionState.Head)
            BeginHead();
        switch (happened)
        {
            case ProtocolEvent.Request when exchange.WantsUpgrade && exchange.CheckHandshake(ref Input, this) is { } error:
                Reject(error);
                return false;
            case ProtocolEvent.Request:
                Begin(exchange, consumed);
                return true;
            case ProtocolEvent.Error:
                Reject(exchange.ProtocolError);
                return false;
            default:
                return consumed > 0;
        }
    }

    private RequestExchange Attach()
    {
        _exchange = _pool.Rent();
        _exchange.Attach(this);
        return _exchange;
    }

    private void BeginHead()
    {
        Move(ConnectionEvent.Receive);
        _since = Loop.Now;
    }

    private void Begin(RequestExchange exchange, int headLength)
    {
        exchange.Begin(Input.Block, Input.Position);
        Input.Advance(headLength);
        Move(ConnectionEvent.Begin);
        _since = Loop.Now;
        exchange.Gateway.Run();
        if (exchange.HasEnded)
            return;
        exchange.KeepHead();
        // A client that ended its side before this request's turn counts as gone for this request too.
        if (HasPeerLeft)
            exchange.Gateway.OnDisconnect(canSend: true);
    }

    private bool StepRunning(RequestExchange exchange)
    {
        if (exchange.HasEnded)
        {
            FinishRunning(exchange);
            return true;
        }

        if (exchange.BodyError is { } malformed)
        {
            Reject(malformed);
            return true;
        }

        if (exchange.Session is { IsAccepted: true })
        {
            Upgrade(exchange);
            return true;
        }

        if (exchange.Gateway.IsSending && PendingOutput == 0 && exchange.ResumeSending())
            return true;
        return exchange.Gateway.OnBodyReadable();
    }

    /// <summary>
    /// Handles the end of the application: answers in its place if it could not, and continues with the next request.
    /// </summary>
    private void FinishRunning(RequestExchange exchange)
    {
        Input.IsLent = false;
        if (exchange.Session is { IsAccepted: true })
        {
            Upgrade(exchange);
        }
        else if (exchange.BodyError is { } malformed)
        {
            FinishMalformed(exchange, malformed);
        }
        else if (exchange.HasFailed)
        {
            FinishFailed(exchange);
        }
        else if (exchange.Response.IsWhole)
        {
            FinishAnswered(exchange);
        }
        else
        {
            FinishGivenUp(exchange);
        }
    }

    /// <summary>The application was notified that there is no more of the body, so giving up is not its failure.</summary>
    private void FinishMalformed(RequestExchange exchange, ProtocolError malformed)
    {
        LogRejection(malformed);
        if (exchange.HasFailed)
            exchange.LogFailure();
        if (!exchange.Response.IsHeadSent)
        {
            exchange.Reject(malformed.Status, malformed.Reason);
            Finish(ConnectionEvent.End);
        }
        else if (exchange.Response.IsWhole)
        {
            FinishAnswered(exchange);
        }
        else
        {
            Cut(malformed.Reason);
        }
    }

    /// <summary>
    /// The application gave up because its client has left or the server is stopping. A client that is still there gets an
    /// answer.
    /// </summary>
    private void FinishGivenUp(RequestExchange exchange)
    {
        if (HasPeerLeft)
        {
            Cut("the client left");
        }
        else if (exchange.Response.IsHeadSent)
        {
            Set.Log.ResponseCutByStop(Id, RequestName.Of(exchange.Scope));
            Cut("the server stops");
        }
        else
        {
            exchange.Reject(503);
            Finish(ConnectionEvent.End);
        }
    }

    /// <summary>
    /// Ends the connection without the rest of a response, if any is missing. If the client can tell that it is not complete,
    /// the queued bytes are sent first. A running application is notified last.
    /// </summary>
    private void Cut(string reason)
    {
        if (_exchange!.Response is { EndsWithConnection: true, IsWhole: false })
        {
            Close(reset: true, reason);
            return;
        }

        var orphan = Detach(reason);
        Move(ConnectionEvent.End);
        orphan?.OnDisconnect(canSend: false);
    }

    private void FinishFailed(RequestExchange exchange)
    {
        var failure = exchange.LogFailure();
        if (exchange.Response.IsWhole)
        {
            FinishAnswered(exchange);
        }
        else if (exchange.Response.IsHeadSent)
        {
            Cut("the application failed in the middle of its response");
        }
        else
        {
            exchange.Reject(failure);
            Finish(ConnectionEvent.End);
        }
    }

    private void FinishAnswered(RequestExchange exchange)
    {
        exchange.RecordCompletion();
        if (!exchange.KeepsAlive)
            Finish(ConnectionEvent.End);
        else if (exchange.IsBodyComplete)
            Finish(ConnectionEvent.Next);
        else
            BeginDraining();
    }

    /// <summary>Returns the exchange, which is no longer needed.</summary>
    private void Finish(ConnectionEvent how)
    {
        _pool.Return(_exchange!);
        _exchange = null;
        Move(how);
        _since = Loop.Now;
        _bodyRate.Reset();
    }

    private void BeginDraining()
    {
        _exchange!.EndScope();
        Move(ConnectionEvent.Drain);
        _bodyRate.Reset();
        _bodyRate.Resume(Loop.Now);
    }

    /// <summary>The body has a length (<see cref="RequestExchange.DecideKeepAlive"/>), so it can only be late, not malformed.</summary>
    private bool Drain(RequestExchange exchange)
    {
        var happened = exchange.Read(Input.Unread, out var consumed);
        Input.Advance(consumed);
        if (happened == ProtocolEvent.EndOfMessage)
            Finish(ConnectionEvent.Next);
        return happened == ProtocolEvent.EndOfMessage || consumed > 0;
    }

    /// <summary>
    /// No request is in progress, and none will follow: ends once the queued bytes are sent. A peer that may still send and has
    /// not taken its last response would lose it by a reset, so the connection keeps reading.
    /// </summary>
    private void EndIdle()
    {
        if (PendingOutput == 0 && (HasPeerEnded || Endpoint.Unacknowledged == 0))
        {
            Close(reset: false);
            return;
        }

        if (Detach("the client left") is not null)
            throw new InvalidOperationException("An application is at work on a connection that is idle.");
        Move(ConnectionEvent.End);
    }

    /// <summary>Answers with an error in place of the application, if it has not answered yet, and ends the connection.</summary>
    private void Reject(ProtocolError error)
    {
        LogRejection(error);
        if (_exchange!.Response.IsHeadSent)
            Cut(error.Reason);
        else
            AnswerInPlace(error.Status, error.Status < 500 ? error.Reason : null);
        Advance();
    }

    private void AnswerInPlace(int status, string? reason)
    {
        var exchange = _exchange!;
        exchange.Reject(status, reason);
        if (exchange.HasEnded)
            Finish(ConnectionEvent.End);
        else
            Orphan(exchange);
    }

    /// <summary>Notifies the application last, because it may call back.</summary>
    private void Orphan(RequestExchange exchange)
    {
        exchange.Leave(ref Input);
        _exchange = null;
        Move(ConnectionEvent.End);
        exchange.Gateway.OnDisconnect(canSend: false);
    }
}
