namespace Adapters.Protocols.Cgi;

/// <summary>The server's side of a protocol that carries CGI variables. See <see cref="CgiState"/> for its states.</summary>
internal abstract class CgiConnection(CgiReader reader) : ServerProtocol
{
    private CgiState _state;
    private long _left;
    private int _dataLength;

    public CgiHead Head { get; } = reader.Head;

    public override ProtocolError Error => reader.Error;

    public override int HeadLength => Head.Length;

    /// <summary>The body has no framing.</summary>
    public override int DataStart => 0;

    public override int DataLength => _dataLength;

    public override bool IsBodyReceived => _state is CgiState.End or CgiState.Done;

    public override long BodyLeft => _left;

    public override void Reset()
    {
        _state = CgiState.Head;
        _left = 0;
        _dataLength = 0;
        reader.Reset();
    }

    /// <summary>Bytes after the body are not used.</summary>
    public override ProtocolEvent Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case CgiState.Head:
                return ReadHead(input, out consumed);
            case CgiState.Body:
                return TakeData(input, out consumed);
            case CgiState.End:
                _state = CgiState.Done;
                return ProtocolEvent.EndOfMessage;
            case CgiState.Failed:
                return ProtocolEvent.Error;
            default:
                return ProtocolEvent.NeedData;
        }
    }

    /// <summary>A response is never chunked.</summary>
    public override BodyFraming StartResponse(int status, long contentLength, bool mustClose)
    {
        if (!ResponseContent.IsAllowed(Head.Method == RequestMethod.Head, status))
            return BodyFraming.None;
        return contentLength >= 0 ? BodyFraming.Length : BodyFraming.Close;
    }

    private ProtocolEvent ReadHead(Span<byte> input, out int consumed)
    {
        consumed = 0;
        var happened = reader.Read(input);
        if (happened == ProtocolEvent.Request)
        {
            consumed = Head.Length;
            _left = Math.Max(Head.ContentLength, 0);
            _state = _left > 0 ? CgiState.Body : CgiState.End;
        }
        else if (happened == ProtocolEvent.Error)
        {
            _state = CgiState.Failed;
        }

        return happened;
    }

    private ProtocolEvent TakeData(ReadOnlySpan<byte> input, out int consumed)
    {
        _dataLength = consumed = (int)Math.Min(input.Length, _left);
        _left -= consumed;
        if (_left == 0)
            _state = CgiState.End;
        return consumed == 0 ? ProtocolEvent.NeedData : ProtocolEvent.Data;
    }
}
