namespace Adapters.Protocols.Http1;

/// <summary>The server's side of HTTP/1.x. See <see cref="Http1State"/> for its states.</summary>
internal sealed class Http1Connection : ServerProtocol
{
    private readonly Http1Reader _reader;
    private readonly Http1BodyReader _body;
    private Http1State _state;
    private ProtocolError _error;
    private bool _keepsAlive;
    private bool _hasContinued;
    private bool _hasLeadingLine;

    public Http1Connection(Limits limits)
    {
        _reader = new Http1Reader(limits, Head);
        _body = new Http1BodyReader(limits);
    }

    public Http1Head Head { get; } = new();

    public override ProtocolError Error => _error;

    public override int HeadLength => Head.Length;

    public override int DataStart => _body.DataStart;

    public override int DataLength => _body.DataLength;

    public override bool IsExpectingContinue =>
        Head.ExpectContinue && !_hasContinued && _state is not (Http1State.Head or Http1State.Failed);

    public override bool IsBodyReceived => _state is Http1State.End or Http1State.Done;

    public override bool HasBodyLength => !Head.IsChunked;

    public override long BodyLeft => _state is Http1State.Length or Http1State.ChunkData ? _body.Left : 0;

    public override bool KeepsAlive => _keepsAlive;

    public override bool IsHttp10 => Head.MinorVersion == 0;

    public override bool WantsUpgrade => Head.Upgrade;

    /// <summary>Continues with the next request, when both sides are at their end.</summary>
    public override void Reset()
    {
        _state = Http1State.Head;
        _error = default;
        _keepsAlive = _hasContinued = _hasLeadingLine = false;
        _reader.Reset();
        _body.Reset();
    }

    public override ProtocolEvent Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case Http1State.Head:
                return ReadHead(input, out consumed);
            case Http1State.Done:
                return ProtocolEvent.NeedData;
            case Http1State.Failed:
                return ProtocolEvent.Error;
            default:
                return ReadBody(input, out consumed);
        }
    }

    public override void OnContinued() => _hasContinued = true;

    public override BodyFraming StartResponse(int status, long contentLength, bool mustClose)
    {
        // A client that still waits for 100 may send its body or not, so the next bytes could be either.
        _keepsAlive = Head.KeepAlive && !mustClose && !IsExpectingContinue && _state != Http1State.Failed;
        if (!ResponseContent.IsAllowed(Head.Method == RequestMethod.Head, status))
            return BodyFraming.None;
        if (contentLength >= 0)
            return BodyFraming.Length;
        if (Head.MinorVersion == 1)
            return BodyFraming.Chunked;
        _keepsAlive = false;
        return BodyFraming.Close;
    }

    public override void StopKeepAlive() => _keepsAlive = false;

    private ProtocolEvent ReadHead(Span<byte> input, out int consumed)
    {
        consumed = 0;

        // One empty line before a request is ignored (RFC 9112, section 2.2): old clients send it after a body.
        if (!_hasLeadingLine && input.StartsWith("\r\n"u8))
        {
            _hasLeadingLine = true;
            consumed = 2;
            return ProtocolEvent.NeedData;
        }

        if (input.Length == 1 && input[0] == '\r')
            return ProtocolEvent.NeedData;
        var happened = _reader.Read(input);
        if (happened == ProtocolEvent.Request)
        {
            consumed = Head.Length;
            _state = _body.Start(Head);
        }
        else if (happened == ProtocolEvent.Error)
        {
            Fail(_reader.Error);
        }

        return happened;
    }

    private ProtocolEvent ReadBody(Span<byte> input, out int consumed)
    {
        var happened = _body.Read(ref _state, input, out consumed);
        _hasContinued |= consumed > 0;
        if (happened == ProtocolEvent.Error)
            Fail(_body.Error);
        return happened;
    }

    private void Fail(ProtocolError error)
    {
        _state = Http1State.Failed;
        _error = error;
        _keepsAlive = false;
    }
}
