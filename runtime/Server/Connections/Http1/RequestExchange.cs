using Adapters.Protocols;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Requests;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Access;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// An exchange of a <see cref="HttpConnection"/>, with the protocol's state. The loop keeps it for the next request of any
/// connection. While the application runs inline, the head is read where it was received; an application that waits takes
/// it along in a block of its own, and there it stays until the end, since a worker thread may be reading it.
/// </summary>
internal sealed partial class RequestExchange : Exchange, IRequestOrigin
{
    private readonly ExchangePool _pool;
    private readonly ServerProtocol _protocol;
    private readonly ExchangeBlocks _blocks;
    private readonly ExchangeRecord _record;
    private HeadView _view;
    private Exception? _error;

    public RequestExchange(ExchangePool pool)
        : base(pool.Set)
    {
        _pool = pool;
        _blocks = new ExchangeBlocks(pool.Set.Loop.Blocks);
        _record = new ExchangeRecord(pool.Set);
        (_protocol, _view) = pool.Protocol.Make(pool.Set.Server.Limits, this);
        Response = new Http1ResponseWriter(this, pool.Preamble);
        Gateway = pool.Set.Server.MakeGateway(this);
    }

    /// <summary>What is wrong with the request, after an error event.</summary>
    public ProtocolError ProtocolError => _protocol.Error;

    /// <summary>The connection may carry another request after this response.</summary>
    public bool KeepsAlive => _protocol.KeepsAlive;

    public bool IsHttp10 => _protocol.IsHttp10;

    /// <summary>The response says whether its connection goes on.</summary>
    public bool HasConnectionField => _pool.Protocol.HasConnectionField;

    Address? IRequestOrigin.Remote => Connection.Endpoint.Remote;

    Address? IRequestOrigin.Local => Connection.Endpoint.Local;

    string IRequestOrigin.RootPath => Set.Options.RootPath;

    public HttpConnection Connection { get; private set; } = null!;

    public IExchangeGateway Gateway { get; private set; }

    public Http1ResponseWriter Response { get; }

    /// <summary>The whole request body was read.</summary>
    public bool IsBodyComplete { get; private set; }

    /// <summary>What is wrong with the body, once the application has asked for that part of it.</summary>
    public ProtocolError? BodyError { get; private set; }

    /// <summary>It is the client that the application waits for.</summary>
    public bool IsAwaitingBody => Gateway.IsReceiving && !IsBodyComplete;

    /// <summary>The application has raised an error, and not because it was told that nobody waits for its response.</summary>
    public bool HasFailed => _error is not null && !(IsGivingUp(_error) && MayGiveUp);

    /// <summary>A connection that is asked to send goes on to exist at least until the loop comes back to it.</summary>
    public override bool CanSend => State == ExchangeState.Running && BodyError is null && !Connection.IsBroken;

    /// <summary>The application was told that nobody waits for its response.</summary>
    private bool MayGiveUp => Connection.HasPeerLeft || BodyError is not null || Set.IsShuttingDown;

    /// <summary>Looks at the input: what it holds next, and how many bytes that used.</summary>
    public ProtocolEvent Read(Span<byte> input, out int consumed) => _protocol.Read(input, out consumed);

    /// <summary>Chooses the framing of the response (RFC 9112, section 6): a length of -1 is not known.</summary>
    public BodyFraming StartFraming(int status, long contentLength, bool mustClose) => _protocol.StartResponse(status, contentLength, mustClose);

    /// <summary>The client was told to go on.</summary>
    public void OnContinued() => _protocol.OnContinued();

    /// <summary>A connection has bytes of a request.</summary>
    public void Attach(HttpConnection connection)
    {
        Move(ExchangeEvent.Attach);
        Connection = connection;
    }

    /// <summary>The head is whole, and lies in a block of the connection.</summary>
    public void Begin(byte[] block, int position)
    {
        Move(ExchangeEvent.Begin);
        _view.Locate(block, position);
        _record.Begin(_view);
        Scope.Begin(_view, Set.Server.LifespanState);
        HasReachedEnd();
    }

    /// <summary>The application goes on after its first call: from here on the head is the exchange's own.</summary>
    public void KeepHead()
    {
        if (_blocks.HasHead)
            return;
        var block = _blocks.RentHead(_protocol.HeadLength);
        _view.HeadBytes.CopyTo(block);
        _view.Locate(block, 0);
    }

    /// <summary>Answers in place of an application: there is none, it has failed, or it is told next that it is not needed.</summary>
    public void Reject(int status)
    {
        Move(ExchangeEvent.Reject);
        Response.Reject(status);
        RecordCompletion();
    }

    /// <summary>The connection is gone: true if an application is at work and has to be told.</summary>
    public bool Abort(ref InputBuffer input, string reason)
    {
        if (!HasEnded)
            Move(ExchangeEvent.Abort);
        else if (_error is not null && !IsGivingUp(_error))
            LogFailure();
        if (_record.IsOpen)
            Set.Log.RequestCut(Connection.Id, RequestName.Of(Scope), reason);
        RecordCompletion();
        if (HasEnded)
            return false;
        Leave(ref input);
        return true;
    }

    /// <summary>Takes along what the application may still read, since the connection goes on without it.</summary>
    public void Leave(ref InputBuffer input)
    {
        KeepHead();
        if (input.TakeLent() is { } block)
            _blocks.Keep(block);
    }

    /// <summary>The application's view of the request ends.</summary>
    public void EndScope()
    {
        Scope.End();
        _blocks.Return();
    }

    public override void StartResponse(int status, string? reason, HeaderList headers) => Response.Start(status, reason, headers);

    public override bool WriteBody(ReadOnlyMemory<byte> body, bool more) => Response.Write(body, more);

    public override void CancelToken()
    {
        // Before: the application may go on in a callback and end, and then this serves another request, or none.
        var (connection, request) = (Connection.Id, RequestName.Of(Scope));
        try
        {
            Scope.Abort();
        }
        catch (AggregateException errors)
        {
            Set.Log.ApplicationFailed(connection, request, errors);
        }
    }

    public override void OnApplicationCompleted(Exception? error)
    {
        var isOrphan = State == ExchangeState.Orphaned;
        Move(ExchangeEvent.Complete);
        _error = error;
        if (!isOrphan)
        {
            Connection.OnExchangeEnded();
            return;
        }

        if (error is not null && !IsGivingUp(error))
            LogFailure();
        _pool.Return(this);
    }

    /// <summary>There is room for the response again: true if the application goes on.</summary>
    public bool ResumeSending()
    {
        if (!Response.Resume())
            return false;
        Gateway.OnWritable();
        return true;
    }

    /// <summary>Counts the request, and reports it to the access log and the metrics; once.</summary>
    public void RecordCompletion() => _record.Complete(Connection, Scope, _view, Response);

    /// <summary>Logs what the application has raised, once.</summary>
    public void LogFailure()
    {
        Set.Log.ApplicationFailed(Connection.Id, RequestName.Of(Scope), _error!);
        _error = null;
    }

    /// <summary>The one way back to the pool: afterwards nothing tells the exchange from a new one.</summary>
    public void Recycle()
    {
        Move(ExchangeEvent.Recycle);
        EndScope();
        Response.Recycle();
        _protocol.Reset();
        _record.Reset();
        _view.Locate([], 0);
        Connection = null!;
        IsBodyComplete = false;
        BodyError = null;
        _error = null;
        if (IsKept)
            Renew();
        else
            Reuse();
    }

    private void Reuse()
    {
        Gateway.Recycle();
        Context.IsReused = true;
    }

    protected override void Renew()
    {
        base.Renew();
        _view.End();
        _view = _view.MakeNext(this);
        Gateway = Set.Server.MakeGateway(this);
    }

    /// <summary>An application that ends like this was told that its client has left.</summary>
    private static bool IsGivingUp(Exception error) =>
        error is OperationCanceledException or ClientDisconnectedException or IOException { InnerException: ClientDisconnectedException };
}
