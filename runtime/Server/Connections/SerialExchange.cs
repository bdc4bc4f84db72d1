using Adapters.Protocols;
using Adapters.Server.Gateways.Asgi;
using Adapters.Server.Telemetry;
using Adapters.Server.Transports;

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

    private byte[]? _headBlock;
    private long _startedAt;
    private bool _isBodyError;

    protected SerialExchange(ConnectionSet set)
        : base(set.Loop)
    {
        Set = set;
        Scope.Workers = set.Workers;
        Response = new SerialResponse(this);
        Gateway = new AsgiGateway(set.Server.Application, this);
    }

    public abstract ExchangeKind Kind { get; }

    public abstract ProtocolError Error { get; }

    /// <summary>The connection may carry another request after this response.</summary>
    public abstract bool KeepsAlive { get; }

    public abstract bool IsHttp10 { get; }

    public ConnectionSet Set { get; }

    public SerialConnection Connection { get; private set; } = null!;

    public IExchangeGateway Gateway { get; }

    public SerialResponse Response { get; }

    /// <summary>The application has not come to its end.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>The whole request body was read.</summary>
    public bool IsBodyComplete { get; private set; }

    protected abstract RequestView View { get; }

    /// <summary>The length of the head that the last request event found.</summary>
    protected abstract int HeadLength { get; }

    protected abstract int DataStart { get; }

    protected abstract int DataLength { get; }

    /// <summary>The client waits for 100 before it sends the body.</summary>
    protected abstract bool IsExpectingContinue { get; }

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

    /// <summary>The client was told to go on.</summary>
    public abstract void OnContinued();

    /// <summary>Makes the protocol ready for the next request of the connection.</summary>
    public abstract void StartNext();

    /// <summary>Makes the protocol ready for another connection.</summary>
    public abstract void Reset();

    public void Begin(SerialConnection connection, byte[] block, int position)
    {
        Connection = connection;
        IsRunning = true;
        IsBodyComplete = false;
        _isBodyError = false;
        Locate(block, position);
        StartAccount();
        Response.Begin(connection);
        Scope.Begin(View, Set.Server.LifespanState);
        HasEnded();
    }

    public void Detach(BlockPool blocks)
    {
        if (_headBlock is not null)
            return;
        _headBlock = HeadLength <= BlockPool.SmallSize ? blocks.RentSmall() : blocks.RentLarge();
        CopyHead(_headBlock);
        Locate(_headBlock, 0);
    }

    /// <summary>The connection goes on without the application, which is told that the client has left.</summary>
    public void Abandon(BlockPool blocks)
    {
        Detach(blocks);
        Gateway.OnDisconnect(canSend: false);
    }

    public void End()
    {
        Scope.End();
        if (_headBlock is null)
            return;
        Loop.Blocks.Return(_headBlock);
        _headBlock = null;
    }

    public override BodyRead ReadBody(out ReadOnlyMemory<byte> body)
    {
        body = default;
        if (IsBodyComplete)
            return BodyRead.Last;
        ref var input = ref Connection.InputBuffer;
        input.IsLent = false;
        while (!_isBodyError)
        {
            var happened = Read(input.Unread, out var consumed);
            var start = DataStart;
            switch (happened)
            {
                case WireEvent.Data:
                    body = input.Slice(start, DataLength);
                    input.Advance(consumed);
                    input.IsLent = true;
                    return HasEnded() ? BodyRead.Last : BodyRead.Data;
                case WireEvent.EndOfMessage:
                    input.Advance(consumed);
                    IsBodyComplete = true;
                    return BodyRead.Last;
                case WireEvent.Error:
                    _isBodyError = true;
                    Connection.OnBodyError(Error);
                    return BodyRead.Gone;
                case WireEvent.NeedData when consumed == 0:
                    return AwaitBody();
                default:
                    input.Advance(consumed);
                    break;
            }
        }

        return BodyRead.Gone;
    }

    public override void StartResponse(int status, HeaderList headers) => Response.Start(status, headers);

    public override bool WriteBody(ReadOnlyMemory<byte> body, bool more) => Response.Write(body, more);

    public override void OnApplicationCompleted(Exception? error)
    {
        IsRunning = false;
        Connection.OnApplicationCompleted(this, error);
    }

    public void OnWritable()
    {
        if (IsRunning && Response.Resume())
            Gateway.OnWritable();
    }

    public void Refuse(SerialConnection connection, int status)
    {
        if (!IsRunning)
            Response.Begin(connection);
        Response.Refuse(status);
    }

    /// <summary>The client's address is asked for while there is a client.</summary>
    private void StartAccount()
    {
        _startedAt = Set.Server.MeasuresDuration ? Set.Server.Platform.Time.GetTimestamp() : 0;
        if (Set.Server.AccessLog is not null)
            _ = View.Client;
    }

    /// <summary>Counts the request, and tells the access log and the metrics of it.</summary>
    public void Account()
    {
        Set.Counters.Requests++;
        if (_startedAt == 0)
            return;
        var elapsed = Set.Server.Platform.Time.GetElapsedTime(_startedAt);
        if (Set.Server.Metrics.RecordsDuration)
            Set.Server.Metrics.RequestCompleted(elapsed.TotalSeconds, Scope.MethodName, Response.Status, Scope.Route);
        Set.Server.AccessLog?.Write(new AccessEntry
        {
            ConnectionId = Connection.Id,
            Client = View.Client,
            Method = View.MethodName,
            RawPath = View.RawPath,
            QueryString = View.QueryString,
            HttpVersion = View.HttpVersion,
            Status = Response.Status == 0 ? ClientLeft : Response.Status,
            Bytes = Response.BodyBytes,
            Microseconds = (long)elapsed.TotalMicroseconds,
            Route = Scope.Route,
        });
    }

    public void LogFailure(Exception error) => Set.Log.ApplicationFailed(Connection.Id, Scope.Route ?? "-", error);

    /// <summary>Says where the head's bytes are now.</summary>
    protected abstract void Locate(byte[] block, int position);

    protected abstract void CopyHead(byte[] block);

    /// <summary>Whether the body is known to be over without looking at more input.</summary>
    protected abstract bool IsLengthReached { get; }

    private bool HasEnded()
    {
        if (!IsLengthReached)
            return false;
        Read([], out _);
        IsBodyComplete = true;
        return true;
    }

    private BodyRead AwaitBody()
    {
        if (Connection.IsPeerGone)
            return BodyRead.Gone;
        if (IsExpectingContinue && !Response.IsHeadSent)
            Response.Continue();
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
        return BodyRead.Pending;
    }
}
