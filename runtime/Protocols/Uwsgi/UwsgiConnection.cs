using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// The server's side of a uwsgi connection without any input or output of its own: bytes in, events out; decisions on the
/// framing of the response out. See <see cref="UwsgiState"/> for how it goes.
/// </summary>
internal sealed class UwsgiConnection
{
    private readonly UwsgiReader _reader;
    private UwsgiState _state;
    private long _left;

    public UwsgiConnection(Limits limits) => _reader = new UwsgiReader(limits, Head);

    public UwsgiHead Head { get; } = new();

    public ProtocolError Error => _reader.Error;

    /// <summary>Where the bytes of the last data event start in the input.</summary>
    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    /// <summary>The last byte of the body was read.</summary>
    public bool IsBodyReceived => _state is UwsgiState.End or UwsgiState.Done;

    /// <summary>The bytes that are certain to follow of the body.</summary>
    public long BodyLeft => _left;

    /// <summary>Never: each connection carries one request.</summary>
    public bool KeepsAlive { get; }

    public void Reset()
    {
        _state = UwsgiState.Head;
        _left = 0;
        DataStart = DataLength = 0;
        _reader.Reset();
    }

    /// <summary>
    /// Says what the input holds next, and how many bytes of it that used. The input starts at the first byte not used; that
    /// of a packet stays until it is whole. What comes after the body is not used.
    /// </summary>
    public UwsgiEventType Read(Span<byte> input, out int consumed)
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
                return UwsgiEventType.EndOfMessage;
            case UwsgiState.Failed:
                return UwsgiEventType.Error;
            default:
                return UwsgiEventType.NeedData;
        }
    }

    /// <summary>Chooses how the end of the response is told; a length of -1 is not known. A response to uwsgi is never chunked.</summary>
    public Http1Framing StartResponse(int status, long contentLength)
    {
        if (!ResponseContent.IsAllowed(Head.Method == Http1Method.Head, status))
            return Http1Framing.None;
        return contentLength >= 0 ? Http1Framing.Length : Http1Framing.Close;
    }

    private UwsgiEventType ReadHead(Span<byte> input, out int consumed)
    {
        consumed = 0;
        var happened = _reader.Read(input);
        if (happened == UwsgiEventType.Request)
        {
            consumed = Head.Length;
            _left = Math.Max(Head.ContentLength, 0);
            _state = _left > 0 ? UwsgiState.Body : UwsgiState.End;
        }
        else if (happened == UwsgiEventType.Error)
        {
            _state = UwsgiState.Failed;
        }

        return happened;
    }

    private UwsgiEventType TakeData(ReadOnlySpan<byte> input, out int consumed)
    {
        DataStart = 0;
        DataLength = consumed = (int)Math.Min(input.Length, _left);
        _left -= consumed;
        if (_left == 0)
            _state = UwsgiState.End;
        return consumed == 0 ? UwsgiEventType.NeedData : UwsgiEventType.Data;
    }
}
