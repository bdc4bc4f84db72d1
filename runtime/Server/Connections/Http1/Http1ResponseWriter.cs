using Adapters.Protocols;
using Adapters.Protocols.Http1;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// Writes one response in the form of HTTP/1.x. The head stays open until the first part of the body: its framing is known only
/// then, and until then it can be replaced. A part that does not fit the output block is sent directly from the application's
/// memory, and the application waits.
/// </summary>
internal sealed class Http1ResponseWriter(RequestExchange exchange, ResponsePreamble preamble)
{
    /// <summary>Room for the status line, the server's own fields and a chunk's frame.</summary>
    private const int OwnSize = 512;

    /// <summary>The server's own bytes before the first wait for room: the start of the head, its end, and a chunk's frame.</summary>
    private const int HeadSize = 3 * OwnSize;

    /// <summary>A part shorter than this is copied after the queued bytes; a longer one may be sent from where it is.</summary>
    private const int CopyLimit = 16 * 1024;

    private const int SwitchingProtocols = 101;
    private const int UpgradeRequired = 426;

    private ReadOnlyMemory<byte> _rest;
    private long _contentLength;
    private BodyFraming _framing;
    private bool _mustClose;
    private bool _isOpen;
    private bool _hasMore;
    private bool _tellsLength;

    /// <summary>The status that was or will be sent, or 0 before that.</summary>
    public int Status { get; private set; }

    /// <summary>The number of body bytes, without their framing.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>True if the head can no longer be replaced.</summary>
    public bool IsHeadSent { get; private set; }

    /// <summary>True if everything has been passed on.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>True if the client will get all of it, whether or not the application has reported that it is complete.</summary>
    public bool IsWhole => IsComplete || (IsHeadSent && _rest.IsEmpty && _framing switch
    {
        BodyFraming.None => true,
        BodyFraming.Length => BodyBytes == _contentLength,
        _ => false,
    });

    /// <summary>True if only a reset shows the client that the body is not complete.</summary>
    public bool EndsWithConnection => IsHeadSent && _framing == BodyFraming.Close;

    private HttpConnection Connection => exchange.Connection;

    /// <summary>Clears the response.</summary>
    public void Recycle()
    {
        _rest = default;
        _contentLength = 0;
        _framing = BodyFraming.None;
        _mustClose = false;
        _isOpen = false;
        _hasMore = false;
        _tellsLength = false;
        Status = 0;
        BodyBytes = 0;
        IsHeadSent = false;
        IsComplete = false;
    }

    /// <param name="status">The status.</param>
    /// <param name="reason">The reason phrase, or null for the usual one.</param>
    /// <param name="headers">The header fields of the application.</param>
    public void Start(int status, string? reason, HeaderList headers)
    {
        var fields = ResponseFields.Scan(headers);
        var writer = new Http1Writer(Connection.ReserveOutput(fields.Size + (reason?.Length ?? 0) + HeadSize));
        preamble.Write(ref writer, status, reason, fields);
        foreach (var header in headers.AsSpan())
        {
            if (fields.HasFramingFields && ResponseFields.IsFraming(header.Name))
                continue;
            writer.Raw(header.Line);
        }

        Connection.AppendOutput(writer.Written);
        Status = status;
        BodyBytes = 0;
        _contentLength = fields.ContentLength;
        _mustClose = fields.WantsClose || Connection.Set.IsShuttingDown;
        _isOpen = true;
    }

    /// <summary>Answers 101: what follows is not HTTP (RFC 9110, section 15.2.2).</summary>
    public void Upgrade(HeaderList headers)
    {
        var fields = ResponseFields.Scan(headers);
        var writer = new Http1Writer(Connection.ReserveOutput(fields.Size + HeadSize));
        preamble.Write(ref writer, SwitchingProtocols, null, fields);
        writer.Raw("connection: Upgrade\r\nupgrade: websocket\r\n"u8);
        foreach (var header in headers.AsSpan())
            writer.Raw(header.Line);
        writer.EndHead();
        Connection.AppendOutput(writer.Written);
        Connection.CommitOutput();
        (Status, IsHeadSent, IsComplete) = (SwitchingProtocols, true, true);
        if (!Connection.IsAdvancing)
            Connection.Flush();
    }

    /// <summary>Takes a part of the body. Returns false if the rest of it must wait for room.</summary>
    public bool Write(ReadOnlyMemory<byte> body, bool more)
    {
        if (!IsHeadSent)
            ChooseFraming(body.Length, more);
        CheckLength(ref body, more);
        if (!IsHeadSent)
            FinishHead(more);
        _hasMore = more;
        // A large head after the queued bytes may leave less room than a short part needs.
        if (body.Length > CopyLimit || !Connection.TryReserveOutput(body.Length + OwnSize, out var room))
            return WriteLong(body);
        WriteShort(room, body.Span, more);
        if (!Connection.IsAdvancing && !Connection.Flush())
            return false;
        return Connection.HasRoomToWrite || !more;
    }

    /// <summary>Continues after a wait for room. Returns true if the application can continue too.</summary>
    public bool Resume() => _rest.IsEmpty || Pump();

    /// <summary>Answers instead of the application and closes.</summary>
    /// <param name="status">The status.</param>
    /// <param name="error">The body.</param>
    /// <param name="scope">The request, or null if it could not be read.</param>
    /// <param name="fields">Header fields of the application, or null.</param>
    public void Reject(int status, ErrorResponse error, ConnectionScope? scope, HeaderList? fields)
    {
        if (_isOpen)
            Connection.TakeBackOutput();
        var body = new ResponseBuffers();
        var headers = new HeaderList();
        error.Write(body, scope, headers, fields);
        headers.Set("connection", "close");
        if (status == 503 && !headers.Contains("retry-after"))
            headers.Add("retry-after", RetryAfter.Seconds);
        if (status == UpgradeRequired)
            AddUpgrade(headers);
        Start(status, null, headers);
        Write(body.Written, more: false);
    }

    /// <summary>Sends 100 Continue to a client that waits before sending the body (RFC 9110, section 10.1.1).</summary>
    public void Continue()
    {
        Connection.InsertOutput("HTTP/1.1 100 Continue\r\n\r\n"u8);
        exchange.OnContinued();
        if (!Connection.IsAdvancing)
            Connection.Flush();
    }

    /// <summary>The protocol and the version that the server understands (RFC 9110, section 15.5.22; RFC 6455, section 4.4).</summary>
    private static void AddUpgrade(HeaderList headers)
    {
        headers.Add("upgrade", "websocket");
        headers.Add("sec-websocket-version", "13");
    }

    private void ChooseFraming(int firstLength, bool more)
    {
        var known = Status == ResponseContent.ResetContent ? 0 : _contentLength >= 0 ? _contentLength : more ? -1 : firstLength;
        _framing = exchange.StartFraming(Status, known, _mustClose);
        _tellsLength = known >= 0 && MayHaveLength(firstLength);
        _contentLength = known;
    }

    private void FinishHead(bool more)
    {
        exchange.DecideKeepAlive(isLastPart: !more);
        var writer = new Http1Writer(Connection.ReserveOutput(OwnSize));
        if (_framing == BodyFraming.Chunked)
            writer.Raw("transfer-encoding: chunked\r\n"u8);
        else if (_tellsLength)
            writer.ContentLength(_contentLength);
        writer.Raw(ConnectionField());
        writer.EndHead();
        Connection.AppendOutput(writer.Written);
        Connection.CommitOutput();
        _isOpen = false;
        IsHeadSent = true;
    }

    /// <summary>An Upgrade field belongs to this connection alone (RFC 9110, section 7.8).</summary>
    private ReadOnlySpan<byte> ConnectionField() => (exchange.KeepsAlive, Status == UpgradeRequired) switch
    {
        (true, true) => "connection: upgrade\r\n"u8,
        (false, true) => "connection: upgrade, close\r\n"u8,
        (true, false) => exchange.IsHttp10 ? "connection: keep-alive\r\n"u8 : default,
        (false, false) => exchange.HasConnectionField ? "connection: close\r\n"u8 : default,
    };

    /// <summary>
    /// No length with 204 (RFC 9110, section 8.6); always zero with 205 (section 15.3.6); with 304, and for a HEAD that yields
    /// nothing, only the application's own length, because the length for GET is not known.
    /// </summary>
    private bool MayHaveLength(int firstLength) => Status switch
    {
        204 => false,
        ResponseContent.ResetContent => true,
        304 => _contentLength >= 0,
        _ => _framing != BodyFraming.None || _contentLength >= 0 || firstLength > 0,
    };

    private void CheckLength(ref ReadOnlyMemory<byte> body, bool more)
    {
        if (_framing == BodyFraming.None)
        {
            body = default;
            return;
        }

        if (_framing == BodyFraming.Length && BodyBytes + body.Length > _contentLength)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The body is longer than its Content-Length of {_contentLength} bytes."));
        BodyBytes += body.Length;
        if (_framing == BodyFraming.Length && !more && BodyBytes < _contentLength)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The body has {BodyBytes} bytes, but its Content-Length is {_contentLength}."));
    }

    private void WriteShort(Span<byte> room, ReadOnlySpan<byte> body, bool more)
    {
        var writer = new Http1Writer(room);
        if (_framing == BodyFraming.Chunked && !body.IsEmpty)
            writer.ChunkStart(body.Length);
        writer.Raw(body);
        EndPart(ref writer, body.Length, more);
        Connection.AppendOutput(writer.Written);
        Connection.CommitOutput();
    }

    private bool WriteLong(ReadOnlyMemory<byte> body)
    {
        if (_framing == BodyFraming.Chunked)
        {
            var writer = new Http1Writer(Connection.ReserveOutput(OwnSize));
            writer.ChunkStart(body.Length);
            Connection.AppendOutput(writer.Written);
            Connection.CommitOutput();
        }

        _rest = body;
        return Pump();
    }

    /// <summary>Sends the rest of a long part. Returns true if all of it was taken.</summary>
    private bool Pump()
    {
        while (!_rest.IsEmpty)
        {
            if (!Connection.Flush() || Connection.PendingOutput > 0)
                return false;
            var sent = Connection.SendDirectly(_rest.Span);
            if (sent < 0)
                return false;
            var isShort = sent < _rest.Length;
            _rest = _rest[sent..];
            if (isShort)
                return false;
        }

        var writer = new Http1Writer(Connection.ReserveOutput(OwnSize));
        EndPart(ref writer, 1, _hasMore);
        Connection.AppendOutput(writer.Written);
        Connection.CommitOutput();
        if (!Connection.IsAdvancing)
            Connection.Flush();
        return true;
    }

    private void EndPart(ref Http1Writer writer, int length, bool more)
    {
        if (_framing == BodyFraming.Chunked)
        {
            if (length > 0)
                writer.ChunkEnd();
            if (!more)
                writer.LastChunk();
        }

        IsComplete = !more;
    }
}
