namespace Adapters.Protocols.Uwsgi;

/// <summary>The server's side of uwsgi. See <see cref="UwsgiState"/> for how it goes.</summary>
internal sealed class UwsgiConnection : ServerProtocol
{
    private readonly UwsgiReader _reader;
    private UwsgiState _state;
    private long _left;
    private int _dataLength;

    public UwsgiConnection(Limits limits) => _reader = new UwsgiReader(limits, Head);

    public UwsgiHead Head { get; } = new();

    public override ProtocolError Error => _reader.Error;

    public override int HeadLength => Head.Length;

    /// <summary>The body has no framing.</summary>
    public override int DataStart => 0;

    public override int DataLength => _dataLength;

    public override bool IsBodyReceived => _state is UwsgiState.End or UwsgiState.Done;

    public override long BodyLeft => _left;

    public override void Reset()
    {
        _state = UwsgiState.Head;
        _left = 0;
        _dataLength = 0;
        _reader.Reset();
    }

    /// <summary>What comes after the body is not used.</summary>
    public override ProtocolEvent Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case UwsgiState.Head:
                return ReadHead(input, out consumed);
            case UwsgiState.Body:
                return TakeData(input, out consumed);
            case UwsgiState.End:
                _state = UwsgiState.Done;
                return ProtocolEvent.EndOfMessage;
            case UwsgiState.Failed:
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
        var happened = _reader.Read(input);
        if (happened == ProtocolEvent.Request)
        {
            consumed = Head.Length;
            _left = Math.Max(Head.ContentLength, 0);
            _state = _left > 0 ? UwsgiState.Body : UwsgiState.End;
        }
        else if (happened == ProtocolEvent.Error)
        {
            _state = UwsgiState.Failed;
        }

        return happened;
    }

    private ProtocolEvent TakeData(ReadOnlySpan<byte> input, out int consumed)
    {
        _dataLength = consumed = (int)Math.Min(input.Length, _left);
        _left -= consumed;
        if (_left == 0)
            _state = UwsgiState.End;
        return consumed == 0 ? ProtocolEvent.NeedData : ProtocolEvent.Data;
    }
}
