namespace Adapters.Protocols.Http1;

/// <summary>
/// The server's side of an HTTP/1.x connection without any input or output of its own: bytes in, events out; decisions on
/// the framing of the response out. See <see cref="Http1State"/> for how it goes.
/// </summary>
internal sealed class Http1Connection
{
    private readonly Http1Reader _reader;
    private readonly Http1BodyReader _body;
    private bool _isReadingHead = true;
    private bool _hasFailed;
    private bool _hasContinued;
    private bool _hasLeadingLine;

    public Http1Connection(Limits limits)
    {
        _reader = new Http1Reader(limits, Head);
        _body = new Http1BodyReader(limits);
    }

    public Http1Head Head { get; } = new();

    public ProtocolError Error { get; private set; }

    /// <summary>Where the bytes of the last data event start in the input.</summary>
    public int DataStart => _body.DataStart;

    public int DataLength => _body.DataLength;

    /// <summary>The client waits to be told to send the body, and has sent none of it.</summary>
    public bool IsExpectingContinue => Head.ExpectContinue && !_hasContinued && !_isReadingHead;

    /// <summary>The last byte of the body was read.</summary>
    public bool IsBodyReceived => !_isReadingHead && _body.State is Http1State.End or Http1State.Done;

    /// <summary>The bytes that are certain to follow of the body: those of its length, or of the chunk under way.</summary>
    public long BodyLeft => _isReadingHead ? 0 : _body.Left;

    /// <summary>After <see cref="StartResponse"/>: the connection may carry another request.</summary>
    public bool KeepsAlive { get; private set; }

    public void Reset()
    {
        StartNext();
        _body.Reset();
        Error = default;
        _hasFailed = false;
        _hasLeadingLine = false;
    }

    /// <summary>
    /// Says what the input holds next, and how many bytes of it that used. The input starts at the first byte not used; that
    /// of a head stays until it is whole.
    /// </summary>
    public Http1EventType Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        if (_hasFailed)
            return Http1EventType.Error;
        var happened = _isReadingHead ? ReadHead(input, out consumed) : ReadBody(input, out consumed);
        if (happened == Http1EventType.Error)
        {
            _hasFailed = true;
            KeepsAlive = false;
        }

        return happened;
    }

    /// <summary>The client was told to go on (RFC 9110, section 10.1.1).</summary>
    public void OnContinued() => _hasContinued = true;

    /// <summary>Chooses how the end of the response is told; a length of -1 is not known.</summary>
    public Http1Framing StartResponse(int status, long contentLength, bool mustClose)
    {
        // A client that still waits for 100 may send its body or not: what comes next could be either.
        KeepsAlive = Head.KeepAlive && !mustClose && !IsExpectingContinue && !_hasFailed;
        if (!ResponseContent.IsAllowed(Head.Method == Http1Method.Head, status))
            return Http1Framing.None;
        if (contentLength >= 0)
            return Http1Framing.Length;
        if (Head.MinorVersion == 1)
            return Http1Framing.Chunked;
        KeepsAlive = false;
        return Http1Framing.Close;
    }

    /// <summary>The response under way says that it is the last.</summary>
    public void StopKeepAlive() => KeepsAlive = false;

    /// <summary>Goes on to the next request, when both sides are at their end.</summary>
    public void StartNext()
    {
        _isReadingHead = true;
        _hasContinued = false;
        KeepsAlive = false;
        _reader.Reset();
    }

    private Http1EventType ReadHead(Span<byte> input, out int consumed)
    {
        consumed = 0;

        // One empty line before a request is forgiven (RFC 9112, section 2.2): old clients send it after a body.
        if (!_hasLeadingLine && input.StartsWith("\r\n"u8))
        {
            _hasLeadingLine = true;
            consumed = 2;
            return Http1EventType.NeedData;
        }

        if (input.Length == 1 && input[0] == '\r')
            return Http1EventType.NeedData;
        var happened = _reader.Read(input);
        if (happened == Http1EventType.Request)
        {
            consumed = Head.Length;
            _isReadingHead = false;
            _hasLeadingLine = false;
            _body.Start(Head);
        }
        else if (happened == Http1EventType.Error)
        {
            Error = _reader.Error;
        }

        return happened;
    }

    private Http1EventType ReadBody(Span<byte> input, out int consumed)
    {
        var happened = _body.Read(input, out consumed);
        _hasContinued |= consumed > 0;
        if (happened == Http1EventType.Error)
            Error = _body.Error;
        return happened;
    }
}
