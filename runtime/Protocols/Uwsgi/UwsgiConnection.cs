namespace Adapters.Protocols.Uwsgi;

/// <summary>The server's side of a uwsgi connection without any input or output of its own. See <see cref="UwsgiState"/>.</summary>
internal sealed class UwsgiConnection
{
    private readonly UwsgiReader _reader;
    private UwsgiState _state;
    private long _left;

    public UwsgiConnection(Limits limits) => _reader = new UwsgiReader(limits, Head);

    public UwsgiHead Head { get; } = new();

    public ProtocolError Error => _reader.Error;

    /// <summary>Where the bytes of the last data event start in the input.</summary>
    public int DataStart => 0;

    public int DataLength { get; private set; }

    /// <summary>The last byte of the body was read.</summary>
    public bool IsBodyReceived => _state is UwsgiState.End or UwsgiState.Done;

    public void Reset()
    {
        _state = UwsgiState.Head;
        _left = 0;
    }

    /// <summary>
    /// Says what the input holds next, and how many bytes of it that used. The input starts at the first byte not used; the
    /// packet stays until it is whole.
    /// </summary>
    public UwsgiEventType Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case UwsgiState.Head:
                return ReadHead(input, out consumed);
            case UwsgiState.Body when !input.IsEmpty:
                consumed = DataLength = (int)Math.Min(input.Length, _left);
                _left -= DataLength;
                _state = _left == 0 ? UwsgiState.End : UwsgiState.Body;
                return UwsgiEventType.Data;
            case UwsgiState.End:
                _state = UwsgiState.Done;
                return UwsgiEventType.EndOfMessage;
            case UwsgiState.Failed:
                return UwsgiEventType.Error;
            default:
                return UwsgiEventType.NeedData;
        }
    }

    /// <summary>Chooses how the end of the response is told; a length of -1 is not known.</summary>
    public UwsgiFraming StartResponse(bool isHead, int status, long contentLength)
    {
        if (isHead || status is < 200 or 204 or 304)
            return UwsgiFraming.None;
        return contentLength >= 0 ? UwsgiFraming.Length : UwsgiFraming.Close;
    }

    private UwsgiEventType ReadHead(Span<byte> input, out int consumed)
    {
        consumed = 0;
        var happened = _reader.Read(input);
        if (happened == UwsgiEventType.Request)
        {
            consumed = Head.Length;
            _left = Head.ContentLength;
            _state = _left > 0 ? UwsgiState.Body : UwsgiState.End;
        }
        else if (happened == UwsgiEventType.Error)
        {
            _state = UwsgiState.Failed;
        }

        return happened;
    }
}
