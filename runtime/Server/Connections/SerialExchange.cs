using Adapters.Protocols;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Access;

namespace Adapters.Server.Connections;

/// <summary>The protocols that carry one exchange after the other.</summary>
internal enum ExchangeKind : byte
{
    Http1,
    Uwsgi,
}

/// <summary>What a protocol found in the input.</summary>
internal enum WireEvent : byte
{
    NeedData,
    Request,
    Data,
    EndOfMessage,
    Error,
}

/// <summary>How the end of a response body is told.</summary>
internal enum BodyFraming : byte
{
    None,
    Length,
    Chunked,
    Close,
}

/// <summary>
/// An exchange of a <see cref="SerialConnection"/>, with the protocol's state. The loop keeps it for the next request of any
/// connection. While the application runs inline, the head is read where it was received; an application that waits takes
/// it along in a block of its own, and there it stays until the end, since a worker thread may be reading it.
/// </summary>
internal abstract class SerialExchange : Exchange
{
    /// <summary>What the access log says of a request whose client left before an answer, as nginx does.</summary>
    private const int ClientLeft = 499;

    private const long NotMeasured = -1;

    private readonly ExchangeBlocks _blocks;
    private Exception? _error;
    private long _startedAt = NotMeasured;
    private bool _hasBegun;
    private bool _isRecorded;

    protected SerialExchange(ConnectionSet set)
        : base(set)
    {
        _blocks = new ExchangeBlocks(set.Loop.Blocks);
        Response = new SerialResponse(this);
        Gateway = set.Server.MakeGateway(this);
    }

    public abstract ExchangeKind Kind { get; }

    /// <summary>What is wrong with the request, after an error event.</summary>
    public abstract ProtocolError ProtocolError { get; }

    /// <summary>The connection may carry another request after this response.</summary>
    public abstract bool KeepsAlive { get; }

    public abstract bool IsHttp10 { get; }

    /// <summary>The response says whether its connection goes on.</summary>
    public abstract bool HasConnectionField { get; }

    public SerialConnection Connection { get; private set; } = null!;

    public IExchangeGateway Gateway { get; private set; }

    public SerialResponse Response { get; }

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

    protected abstract RequestView View { get; }

    /// <summary>The length of the head that the last request event found.</summary>
    protected abstract int HeadLength { get; }

    protected abstract int DataStart { get; }

    protected abstract int DataLength { get; }

    /// <summary>The body has a length, and not chunks, so that it cannot turn out malformed or longer than it said.</summary>
    protected abstract bool HasBodyLength { get; }

    /// <summary>The bytes that are certain to follow of the body.</summary>
    protected abstract long BodyLeft { get; }

    /// <summary>The client waits for 100 before it sends the body.</summary>
    protected abstract bool IsExpectingContinue { get; }

    /// <summary>Whether the body is known to be over without looking at more input.</summary>
    protected abstract bool IsLengthReached { get; }

    public static SerialExchange Make(ExchangeKind kind, ConnectionSet set) => kind switch
    {
        ExchangeKind.Http1 => new Http1Exchange(set),
        ExchangeKind.Uwsgi => new UwsgiExchange(set),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Looks at the input: what it holds next, and how many bytes that used.</summary>
    public abstract WireEvent Read(Span<byte> input, out int consumed);

    /// <summary>Chooses the framing of the response (RFC 9112, section 6): a length of -1 is not known.</summary>
    public abstract BodyFraming StartFraming(int status, long contentLength, bool mustClose);

    /// <summary>The response says that the connection ends with it.</summary>
    public abstract void StopKeepAlive();

    /// <summary>The client was told to go on.</summary>
    public abstract void OnContinued();

    /// <summary>A connection has bytes of a request.</summary>
    public void Attach(SerialConnection connection)
    {
        Move(ExchangeEvent.Attach);
        Connection = connection;
    }

    /// <summary>The head is whole, and lies in a block of the connection.</summary>
    public void Begin(byte[] block, int position)
    {
        Move(ExchangeEvent.Begin);
        Locate(block, position);
        BeginRecord();
        Scope.Begin(View, Set.Server.LifespanState);
        HasReachedEnd();
    }

    /// <summary>The application goes on after its first call: from here on the head is the exchange's own.</summary>
    public void KeepHead()
    {
        if (_blocks.HasHead)
            return;
        var block = _blocks.RentHead(HeadLength);
        CopyHead(block);
        Locate(block, 0);
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
        if (_hasBegun && !_isRecorded)
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

    public override BodyRead ReadBody(out ReadOnlyMemory<byte> body)
    {
        body = default;
        if (IsBodyComplete)
            return BodyRead.Last;
        Connection.BodyRate.Pause(Loop.Now);
        ref var input = ref Connection.InputBuffer;
        input.IsLent = false;
        while (BodyError is null)
        {
            var happened = Read(input.Unread, out var consumed);
            switch (happened)
            {
                case WireEvent.Data:
                    body = TakeData(ref input, consumed);
                    input.IsLent = true;
                    return HasReachedEnd() ? LendLast(ref input) : BodyRead.Data;
                case WireEvent.EndOfMessage:
                    input.Advance(consumed);
                    IsBodyComplete = true;
                    Connection.ReleaseIdleInput();
                    return BodyRead.Last;
                case WireEvent.Error:
                    // The connection rejects the request, but not before the application has returned from its call.
                    BodyError = ProtocolError;
                    Connection.Wake();
                    break;
                case WireEvent.NeedData when consumed == 0:
                    return AwaitBody();
                default:
                    input.Advance(consumed);
                    break;
            }
        }

        return BodyRead.Gone;
    }

    public override void ReturnBody()
    {
        Connection.BodyRate.Pause(Loop.Now);
        Connection.InputBuffer.IsLent = false;
        Connection.ReleaseIdleInput();
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
    }

    /// <summary>
    /// Decides, as the head of the response is finished, whether the connection is promised to the next request. A front server uses
    /// it at once for whoever comes next, so the rest of the body must be certain to be read away: it has a length, and not too
    /// long a one, or its end is there already.
    /// </summary>
    public void DecideKeepAlive(bool isLastPart)
    {
        if (!KeepsAlive || IsBodyComplete)
            return;
        if (isLastPart && !HasBodyLength)
            ReadAwayReceived();
        if (!IsBodyComplete && (!HasBodyLength || BodyLeft > SerialConnection.DrainLimit))
            StopKeepAlive();
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
        Set.Return(this);
    }

    /// <summary>There is room for the response again: true if the application goes on.</summary>
    public bool ResumeSending()
    {
        if (!Response.Resume())
            return false;
        Gateway.OnWritable();
        return true;
    }

    /// <summary>Counts the request, and tells the access log and the metrics of it; once.</summary>
    public void RecordCompletion()
    {
        if (_isRecorded || !_hasBegun)
            return;
        _isRecorded = true;
        Set.Counters.Requests++;
        if (_startedAt != NotMeasured)
            Report();
    }

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
        ResetProtocol();
        Locate([], 0);
        Connection = null!;
        IsBodyComplete = false;
        BodyError = null;
        _hasBegun = false;
        _error = null;
        _startedAt = NotMeasured;
        _isRecorded = false;
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
        RenewView();
        Gateway = Set.Server.MakeGateway(this);
    }

    /// <summary>Ends the application's view of the request for good, and makes one for the next.</summary>
    protected abstract void RenewView();

    /// <summary>Makes the protocol ready for the next request, of any connection.</summary>
    protected abstract void ResetProtocol();

    /// <summary>Says where the head's bytes are now.</summary>
    protected abstract void Locate(byte[] block, int position);

    protected abstract void CopyHead(byte[] block);

    /// <summary>An application that ends like this was told that its client has left.</summary>
    private static bool IsGivingUp(Exception error) =>
        error is OperationCanceledException or ClientDisconnectedException or IOException { InnerException: ClientDisconnectedException };

    /// <summary>The client's address is asked for while there is a client.</summary>
    private void BeginRecord()
    {
        _hasBegun = true;
        _startedAt = Set.Server.MeasuresDuration ? Set.Server.Platform.Time.GetTimestamp() : NotMeasured;
        if (Set.Server.AccessLog is not null)
            _ = View.Client;
    }

    private void Report()
    {
        var elapsed = Set.Server.Platform.Time.GetElapsedTime(_startedAt);
        var status = Response.IsHeadSent ? Response.Status : ClientLeft;
        if (Set.Server.Metrics.RecordsDuration)
            Set.Server.Metrics.RequestCompleted(elapsed.TotalSeconds, Scope.MethodName, status, Scope.Route);
        Set.Server.AccessLog?.Write(new AccessEntry
        {
            ConnectionId = Connection.Id,
            Client = View.Client,
            Method = View.MethodName,
            RawPath = View.RawPath,
            QueryString = View.QueryString,
            HasQuery = View.HasQuery,
            HttpVersion = View.HttpVersion,
            Status = status,
            Bytes = Response.BodyBytes,
            Microseconds = (long)elapsed.TotalMicroseconds,
            Route = Scope.Route,
        });
    }

    /// <summary>
    /// The chunks that are there come as one part, moved together over what was between them: a client that sends tiny ones
    /// must not cost more than one that sends the same bytes. What is wrong behind them is found when more is asked for.
    /// </summary>
    private ReadOnlyMemory<byte> TakeData(ref InputBuffer input, int consumed)
    {
        var start = input.Position + DataStart;
        var end = start + DataLength;
        input.Advance(consumed);
        while (!IsLengthReached && !input.IsEmpty)
        {
            var happened = Read(input.Unread, out consumed);
            if (happened == WireEvent.Data)
            {
                input.Slice(DataStart, DataLength).CopyTo(input.Block.AsMemory(end));
                end += DataLength;
            }

            input.Advance(consumed);
            if (happened != WireEvent.Data)
                break;
        }

        return input.Block.AsMemory(start, end - start);
    }

    /// <summary>With the last part of its response the application can ask for no more of the body.</summary>
    private void ReadAwayReceived()
    {
        ref var input = ref Connection.InputBuffer;
        WireEvent happened;
        do
        {
            happened = Read(input.Unread, out var consumed);
            input.Advance(consumed);
        }
        while (happened == WireEvent.Data);

        IsBodyComplete = happened == WireEvent.EndOfMessage;
        if (happened == WireEvent.Error)
            Connection.LogRefusal(ProtocolError);
        Connection.ReleaseIdleInput();
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
    }

    private bool HasReachedEnd()
    {
        if (!IsLengthReached)
            return false;
        Read([], out _);
        IsBodyComplete = true;
        return true;
    }

    /// <summary>A block that the last part fills is the exchange's: the connection must have room to see that its client leaves.</summary>
    private BodyRead LendLast(ref InputBuffer input)
    {
        if (!input.HasRoom && input.IsEmpty)
            _blocks.Keep(input.TakeLent()!);
        return BodyRead.Last;
    }

    private BodyRead AwaitBody()
    {
        Connection.ReleaseIdleInput();
        if (Connection.HasPeerEnded || Connection.IsBroken)
            return BodyRead.Gone;
        if (IsExpectingContinue && !Response.IsHeadSent)
            Response.Continue();
        Connection.BodyRate.Resume(Loop.Now);
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
        return BodyRead.Pending;
    }
}
