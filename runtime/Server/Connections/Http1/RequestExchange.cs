using Adapters.Protocols;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Connections.WebSockets;
using Adapters.Server.Loops;
using Adapters.Server.Requests;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Access;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// An exchange of an <see cref="HttpConnection"/>, with the protocol's state. The loop keeps it for the next request of any
/// connection. While the application runs inline, the head is read where it was received. An application that waits takes it
/// along in a block of its own, where it stays until the end, because a worker thread may be reading it.
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

    /// <summary>The problem with the request, after an error event.</summary>
    public ProtocolError ProtocolError => _protocol.Error;

    /// <summary>True if the connection may carry another request after this response.</summary>
    public bool KeepsAlive => _protocol.KeepsAlive;

    public bool IsHttp10 => _protocol.IsHttp10;

    /// <summary>True if the response states whether its connection continues.</summary>
    public bool HasConnectionField => _pool.Protocol.HasConnectionField;

    Address? IRequestOrigin.Remote => Connection.Endpoint.Remote;

    Address? IRequestOrigin.Local => Connection.Endpoint.Local;

    string IRequestOrigin.RootPath => Set.Options.RootPath;

    Func<Guid>? IRequestOrigin.TraceSource => Set.Server.Platform.TraceSource;

    public HttpConnection Connection { get; private set; } = null!;

    public IExchangeGateway Gateway { get; private set; }

    public Http1ResponseWriter Response { get; }

    /// <summary>True if the whole request body has been read.</summary>
    public bool IsBodyComplete { get; private set; }

    /// <summary>The problem with the body, once the application has asked for that part of it.</summary>
    public ProtocolError? BodyError { get; private set; }

    /// <summary>True if the application waits for the client.</summary>
    public bool IsAwaitingBody => Gateway.IsReceiving && !IsBodyComplete;

    /// <summary>
    /// True if the application has thrown an exception, and not because it was notified that nobody waits for its response.
    /// </summary>
    public bool HasFailed => _error is not null && !(IsGivingUp(_error) && MayGiveUp);

    /// <summary>The WebSocket that the request asks for, or null.</summary>
    public WebSocketSession? Session { get; private set; }

    /// <summary>True if the request asks for another protocol.</summary>
    public bool WantsUpgrade => _protocol.WantsUpgrade;

    /// <summary>The scope of the application that runs.</summary>
    private ConnectionScope ActiveScope => Session is null ? Scope : Session.Scope;

    /// <summary>A connection that is asked to send exists at least until the loop returns to it.</summary>
    public override bool CanSend => State == ExchangeState.Running && BodyError is null && !Connection.IsBroken;

    /// <summary>The scope of the request, or null if its head could not be read.</summary>
    private ConnectionScope? KnownScope => State is ExchangeState.Idle or ExchangeState.Reading ? null : ActiveScope;

    private string? TraceId => RequestName.TraceOf(KnownScope);

    /// <summary>True if the application was notified that nobody waits for its response.</summary>
    private bool MayGiveUp => Connection.HasPeerLeft || BodyError is not null || Set.IsShuttingDown
        || Session is { HasEnded: true };

    /// <summary>Reads the input. Returns its next event and the number of bytes used.</summary>
    public ProtocolEvent Read(Span<byte> input, out int consumed) => _protocol.Read(input, out consumed);

    /// <summary>Chooses the framing of the response (RFC 9112, section 6). A length of -1 is not known.</summary>
    public BodyFraming StartFraming(int status, long contentLength, bool mustClose) =>
        _protocol.StartResponse(status, contentLength, mustClose);

    /// <summary>Reports that 100 Continue was sent to the client.</summary>
    public void OnContinued() => _protocol.OnContinued();

    /// <summary>Attaches a connection that has bytes of a request.</summary>
    public void Attach(HttpConnection connection)
    {
        Move(ExchangeEvent.Attach);
        Connection = connection;
    }

    /// <summary>Begins the request: the head is complete, and is in a block of the connection.</summary>
    public void Begin(byte[] block, int position)
    {
        Move(ExchangeEvent.Begin);
        _view.Rebase(block, position);
        _record.Begin(_view);
        if (Session is null)
            Scope.Begin(_view, Set.Server.LifespanState);
        else
            BeginWebSocket(Session);
        HasReachedEnd();
    }

    /// <summary>
    /// Called when the application continues after its first call. From here on, the exchange has its own copy of the head.
    /// </summary>
    public void KeepHead()
    {
        if (_blocks.HasHead)
            return;
        var block = _blocks.TakeHead(_protocol.HeadLength, IsKept);
        _view.HeadBytes.CopyTo(block);
        _view.Rebase(block, 0);
    }

    /// <summary>
    /// Another thread of the application may be reading the head while its first call returns, so the head does not move after
    /// the application has seen it. A scope of an earlier request may be used at any time, on any thread.
    /// </summary>
    public override void Keep()
    {
        base.Keep();
        if (State == ExchangeState.Running && Loop.IsCurrent)
            KeepHead();
    }

    /// <summary>
    /// Answers in place of an application: there is none, it has failed, or it is notified next that it is not needed.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason, which the client may see, or null.</param>
    public void Reject(int status, string? reason = null) =>
        Reject(status, new ErrorResponse(status, SentenceOf(reason)), null);

    /// <summary>Answers in place of an application that has failed.</summary>
    public void Reject(Exception failure)
    {
        var http = failure as HttpException;
        Reject(http?.Status ?? 500, ErrorResponse.Of(failure, Set.Options.Development), http?.Headers);
    }

    private void Reject(int status, ErrorResponse error, HeaderList? fields)
    {
        var scope = KnownScope;
        Move(ExchangeEvent.Reject);
        Response.Reject(status, error, scope, fields);
        RecordCompletion();
    }

    private static string? SentenceOf(string? reason) => reason is null ? null : $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.";

    /// <summary>Handles the loss of the connection. Returns true if an application is running and must be notified.</summary>
    public bool Abort(ref InputBuffer input, string reason)
    {
        if (!HasEnded)
            Move(ExchangeEvent.Abort);
        else if (_error is not null && !IsGivingUp(_error))
            LogFailure();
        if (_record.IsOpen)
            Set.Log.RequestCut(Connection.Id, RequestName.Of(ActiveScope), reason);
        RecordCompletion();
        if (HasEnded)
            return false;
        Leave(ref input);
        return true;
    }

    /// <summary>Keeps the data that the application may still read, because the connection continues without it.</summary>
    public void Leave(ref InputBuffer input)
    {
        KeepHead();
        if (input.TakeLent() is { } block)
            _blocks.Keep(block);
    }

    /// <summary>
    /// Ends the application's view of the request: the blocks that it leads to serve others from now on, also while the rest
    /// of the body is still being read.
    /// </summary>
    public void EndScope()
    {
        Scope.End();
        Session?.Scope.End();
        if (IsKept)
            _view.End();
        _view.Rebase([], 0);
        _blocks.Return(IsKept);
    }

    public override void StartResponse(int status, string? reason, HeaderList headers) => Response.Start(status, reason, headers);

    public override bool WriteBody(ReadOnlyMemory<byte> body, bool more) => Response.Write(body, more);

    public override void Upgrade(HeaderList headers) => Response.Upgrade(headers);

    public override void CancelToken()
    {
        // Read first: the application may continue in a callback and end, and then this object serves another request, or none.
        var (connection, request, trace) = (Connection.Id, RequestName.Of(ActiveScope), TraceId);
        try
        {
            if (Session is null)
                Scope.Abort();
            else
                Session.Scope.Abort();
        }
        catch (AggregateException errors)
        {
            Set.Log.ApplicationFailed(connection, request, trace, errors);
        }
    }

    public override void ReportDisposal(Exception error) => Set.Log.DisposalFailed(Connection.Id, RequestName.Of(ActiveScope), error);

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

    /// <summary>Continues when there is room for the response again. Returns true if the application continues.</summary>
    public bool ResumeSending()
    {
        if (!Response.Resume())
            return false;
        Gateway.OnWritable();
        return true;
    }

    /// <summary>Counts the request and reports it to the access log and the metrics, once.</summary>
    public void RecordCompletion() => _record.Complete(Connection, ActiveScope, _view, Response);

    /// <summary>
    /// Logs the exception of the application, once, and returns it. One that answers with an error of the client is no failure.
    /// </summary>
    public Exception LogFailure()
    {
        var error = _error!;
        _error = null;
        if (error is not HttpException { Status: < 500 } || Response.IsHeadSent)
            Set.Log.ApplicationFailed(Connection.Id, RequestName.Of(ActiveScope), TraceId, error);
        return error;
    }

    /// <summary>The only way back to the pool. Afterwards, the exchange cannot be distinguished from a new one.</summary>
    public void Recycle()
    {
        Move(ExchangeEvent.Recycle);
        EndScope();
        Session = null;
        Response.Recycle();
        _protocol.Reset();
        _record.Reset();
        Connection = null!;
        IsBodyComplete = false;
        BodyError = null;
        _error = null;
        if (IsKept)
            Renew();
        else
            Reuse();
    }

    /// <summary>Takes the end of the body as soon as nothing is before it, at the latest with the last part.</summary>
    private bool HasReachedEnd()
    {
        if (!_protocol.IsBodyReceived)
            return false;
        Read([], out _);
        IsBodyComplete = true;
        return true;
    }

    private void Reuse()
    {
        Gateway.Recycle();
        Context.IsReused = true;
    }

    protected override void Renew()
    {
        base.Renew();
        _view = _view.MakeNext(this);
        Gateway = Set.Server.MakeGateway(this);
    }

    /// <summary>An application that ends with such an exception was notified that its client has left.</summary>
    private static bool IsGivingUp(Exception error) =>
        error is OperationCanceledException or ClientDisconnectedException or IOException { InnerException: ClientDisconnectedException };
}
