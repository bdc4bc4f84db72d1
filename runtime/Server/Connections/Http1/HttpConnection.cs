using Adapters.Protocols;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// A connection that carries one exchange after the other: HTTP/1.x and uwsgi. <see cref="ConnectionLifecycle"/> has its
/// states. What comes ahead of its turn waits in the input buffer, which bounds it.
/// </summary>
internal sealed partial class HttpConnection : Connection
{
    /// <summary>More of a body that nobody asked for than this costs more to read away than a new connection does.</summary>
    public const int DrainLimit = 256 * 1024;

    private readonly ExchangePool _pool;

    /// <summary>From the first bytes of a head until the last of the body were read, or the connection ends.</summary>
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

    protected override bool IsStoppedForRoom => _isStoppedForRoom;

    protected override bool AwaitsRoom =>
        IsStoppedForRoom || (State == ConnectionState.Running && _exchange!.Gateway.IsSending);

    /// <summary>The client of a unix socket has no name of its own.</summary>
    private string ClientName => Endpoint.Remote is { Host.Length: > 0 } client ? client.Host : "a unix socket";

    /// <summary>Answers 503 and closes: there are too many connections to keep this one.</summary>
    public void RejectConnection()
    {
        var exchange = Attach();
        exchange.Reject(503);
        Finish(ConnectionEvent.End);
        Advance();
    }

    /// <summary>Counts a request that is refused, and says what was wrong with it, whoever has answered it.</summary>
    public void LogRefusal(ProtocolError error)
    {
        Set.Counters.Reject(Rejections.Of(error.Status));
        Set.Log.Refused(Id, ClientName, error.Status, error.Reason);
    }

    /// <summary>The application of the exchange has ended.</summary>
    public void OnExchangeEnded() => Advance();

    protected override void Process()
    {
        _isStoppedForRoom = false;
        while (State < ConnectionState.Closing && !IsBroken && Step())
        {
        }

        if (HasPeerEnded && State is not ConnectionState.Running && !_isStoppedForRoom && State < ConnectionState.Closing)
            EndIdle();
    }

    protected override void OnReceived(int count)
    {
        _bodyRate.Add(count);
        if (State is not (ConnectionState.Fresh or ConnectionState.Idle))
            Move(ConnectionEvent.Receive);
    }

    protected override void OnPeerLeft()
    {
        if (State == ConnectionState.Running)
            _exchange!.Gateway.OnDisconnect(canSend: true);
    }

    protected override IExchangeGateway? Detach(string reason)
    {
        var exchange = _exchange;
        _exchange = null;
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
        _ => ReadHead(),
    };

    private bool ReadHead()
    {
        if (Input.IsEmpty)
            return false;
        if (!HasRoomToWrite)
        {
            // Advance comes back when the output is sent.
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
        // A client that has ended its side ahead of this request's turn is gone for this one as for the one at work then.
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

        if (exchange.Gateway.IsSending && PendingOutput == 0 && exchange.ResumeSending())
            return true;
        return exchange.Gateway.OnBodyReadable();
    }

    /// <summary>The application has ended: answers in its place if it could not, and goes on with what comes next.</summary>
    private void FinishRunning(RequestExchange exchange)
    {
        Input.IsLent = false;
        if (exchange.BodyError is { } malformed)
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

    /// <summary>The application was told that there is no more of the body: that it gives up is not its failure.</summary>
    private void FinishMalformed(RequestExchange exchange, ProtocolError malformed)
    {
        LogRefusal(malformed);
        if (exchange.HasFailed)
            exchange.LogFailure();
        if (!exchange.Response.IsHeadSent)
        {
            exchange.Reject(malformed.Status);
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

    /// <summary>The application gave up on account of a client that has left, or of a server that stops: who still listens is told.</summary>
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
    /// Ends the connection without the rest of a response, if any is missing. Where its client can tell that it is not whole, what
    /// is queued is sent first. The application, if it is at work, is told last.
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
        exchange.LogFailure();
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
            exchange.Reject(500);
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

    /// <summary>Nothing more is needed of the exchange.</summary>
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

    /// <summary>A body with a length (<see cref="RequestExchange.DecideKeepAlive"/>): it can be late, and nothing else.</summary>
    private bool Drain(RequestExchange exchange)
    {
        var happened = exchange.Read(Input.Unread, out var consumed);
        Input.Advance(consumed);
        if (happened == ProtocolEvent.EndOfMessage)
            Finish(ConnectionEvent.Next);
        return happened == ProtocolEvent.EndOfMessage || consumed > 0;
    }

    /// <summary>
    /// No request is under way, and none will be: ends once what is queued is sent. A peer that may still send and has not taken its
    /// last response would lose it by a reset: it is read on.
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
        LogRefusal(error);
        if (_exchange!.Response.IsHeadSent)
            Cut(error.Reason);
        else
            AnswerInPlace(error.Status);
        Advance();
    }

    private void AnswerInPlace(int status)
    {
        var exchange = _exchange!;
        exchange.Reject(status);
        if (exchange.HasEnded)
            Finish(ConnectionEvent.End);
        else
            Orphan(exchange);
    }

    /// <summary>The application is told last, since it may call back.</summary>
    private void Orphan(RequestExchange exchange)
    {
        exchange.Leave(ref Input);
        _exchange = null;
        Move(ConnectionEvent.End);
        exchange.Gateway.OnDisconnect(canSend: false);
    }
}
