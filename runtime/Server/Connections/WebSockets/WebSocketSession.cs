using System.Text;
using System.Text.Unicode;
using Adapters.Protocols.WebSockets;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Telemetry.Metrics;

namespace Adapters.Server.Connections.WebSockets;

/// <summary>
/// The server's side of one WebSocket, over any stream. <see cref="WebSocketLifecycle"/> has its states. The connection hands in
/// its input and asks what to do next; the gateway takes messages and sends them. Only an offer may come from another thread.
/// </summary>
internal sealed partial class WebSocketSession : WebSocketExchange
{
    /// <summary>More continuations, each posted by the one before, than there are from a message to the request for the next.</summary>
    private const int ContinuationsAtMost = 16;

    private readonly IWebSocketStream _stream;
    private readonly ConnectionSet _set;
    private readonly WebSocketSettings _settings;
    private readonly WebSocketHandshake _handshake;
    private readonly WebSocketDeflateOffer? _deflate;
    private readonly WebSocketConnection _protocol;
    private readonly WebSocketInbox _inbox;
    private readonly WebSocketOutbox _outbox;
    private volatile WebSocketLifeState _state;
    private int _closeCode = WebSocketCloseCode.Abnormal;
    private string _closeReason = "";
    private bool _isLost;

    /// <summary>How often the loop still lets the application run, since it was given a message, before it counts as slow.</summary>
    private int _patience;

    /// <summary>Set while nothing is read for that reason.</summary>
    private bool _isHeld;

    public WebSocketSession(Exchange exchange, IWebSocketStream stream, WebSocketHandshake handshake)
        : base(exchange)
    {
        _stream = stream;
        _handshake = handshake;
        _set = exchange.Set;
        _settings = _set.Server.WebSockets;
        _deflate = _settings.Deflates ? handshake.Deflate : null;
        _protocol = new WebSocketConnection(_settings.Limits, canInflate: _deflate is not null);
        _inbox = new WebSocketInbox(_settings);
        _outbox = new WebSocketOutbox(_settings, _deflate is null ? null : Deflate);
    }

    /// <summary>True if the handshake was answered with 101.</summary>
    public bool IsAccepted { get; private set; }

    public override bool IsOpen => _state == WebSocketLifeState.Open;

    public override bool HasEnded => _state > WebSocketLifeState.Open;

    public override int CloseCode => _closeCode;

    public override string CloseReason => _closeReason;

    public override IReadOnlyList<string> Subprotocols => _handshake.Protocols;

    /// <summary>True if nothing is left to send: our side may end.</summary>
    public bool IsFinished => _state == WebSocketLifeState.Closed && (_isLost || !_outbox.HasWaiting);

    /// <summary>True if frames wait for room.</summary>
    public bool HasWaitingOutput => !_isLost && _outbox.HasWaiting;

    /// <summary>True if the application may send another message.</summary>
    public bool HasRoom => _outbox.HasRoom;

    /// <summary>True if nothing is read until the application has taken a message.</summary>
    public bool IsPaused => _state == WebSocketLifeState.Open && _settings.ReceiveFull == WebSocketFull.Wait && _inbox.IsFull;

    public override void Accept(string? subprotocol, HeaderList headers)
    {
        Span<byte> proof = stackalloc byte[WebSocketHandshake.AcceptLength];
        _handshake.WriteAccept(proof);
        var fields = new HeaderList { { "sec-websocket-accept", Encoding.ASCII.GetString(proof) } };
        if (subprotocol is not null)
            fields.Add("sec-websocket-protocol", subprotocol);
        if (_deflate is { } deflate)
            fields.Add("sec-websocket-extensions", deflate.Answer);
        foreach (var header in headers)
            fields.Add(header);
        Handshake.Upgrade(fields);
        IsAccepted = true;
        Move(WebSocketLifeEvent.Accept);
        _set.Counters.WebSocketsOpened++;
        BeginOpen();
        _stream.Wake();
    }

    /// <summary>
    /// Reads frames, up to the end of a message, which is delivered before the next is read. Returns the number of bytes used.
    /// </summary>
    public int Read(Span<byte> input)
    {
        if (_state == WebSocketLifeState.Closed)
            return input.Length;
        _isHeld = MustLetApplicationRun();
        if (_isHeld)
            return 0;
        var used = 0;
        var isMore = !IsPaused;
        while (isMore)
        {
            var rest = input[used..];
            var happened = _protocol.Read(rest, out var consumed);
            used += consumed;
            isMore = Take(happened, rest) && (happened != WebSocketEvent.NeedData || consumed > 0);
        }

        MeasureRate(isWaiting: used == input.Length ? _protocol.IsInMessage : !IsPaused && _state == WebSocketLifeState.Open);
        return used;
    }

    /// <summary>
    /// An application that was just given a message has not run yet: it is not too slow, however many messages came at once.
    /// </summary>
    private bool MustLetApplicationRun()
    {
        if (_patience == 0 || !_inbox.IsFull || IsPaused)
            return false;
        _patience--;
        _stream.Yield();
        return true;
    }

    /// <summary>Reports that the client will send no more.</summary>
    public void OnPeerEnded()
    {
        if (!IsPaused && !_isHeld && _state != WebSocketLifeState.Closed)
            Lose();
    }

    /// <summary>Writes what waits.</summary>
    public void Advance()
    {
        if (!_isLost)
            _outbox.Pump(_stream);
    }

    /// <summary>Reports that the application has completed.</summary>
    public void OnApplicationEnded(bool hasFailed)
    {
        if (_state != WebSocketLifeState.Open)
            return;
        if (hasFailed)
            Close(WebSocketCloseCode.InternalError, "the application failed");
        else
            Close(WebSocketCloseCode.Normal, "");
    }

    /// <summary>Reports that the connection is gone. Nothing more is sent.</summary>
    public void Lose()
    {
        _isLost = true;
        if (_state != WebSocketLifeState.Closed)
            Move(WebSocketLifeEvent.Lose);
    }

    public override bool TryReceive(WebSocketReceive message)
    {
        var wasPaused = IsPaused;
        if (!_inbox.TryTake(message))
            return false;
        _patience = ContinuationsAtMost;
        if (wasPaused)
            Resume();
        return true;
    }

    public override void Close(int code, string reason)
    {
        if (_state != WebSocketLifeState.Open)
            return;
        End(WebSocketLifeEvent.Close, code, reason);
        _outbox.Close(code, reason, dropsMessages: false);
        _outbox.Pump(_stream);
        _stream.FlushOutput();
        _stream.Wake();
    }

    /// <summary>Returns false if nothing more is to be read now.</summary>
    private bool Take(WebSocketEvent happened, ReadOnlySpan<byte> input)
    {
        switch (happened)
        {
            case WebSocketEvent.Data when _state == WebSocketLifeState.Open:
                _inbox.Append(input.Slice(_protocol.DataStart, _protocol.DataLength));
                return true;
            case WebSocketEvent.EndOfMessage:
                TakeMessage();
                return false;
            case WebSocketEvent.Ping:
                _outbox.Answer(input.Slice(_protocol.DataStart, _protocol.DataLength));
                return true;
            case WebSocketEvent.Close:
                TakeClose(input.Slice(_protocol.DataStart, _protocol.DataLength));
                return false;
            case WebSocketEvent.Error:
                Fail(_protocol.Error);
                return false;
            default:
                return true;
        }
    }

    private void TakeMessage()
    {
        Move(WebSocketLifeEvent.Receive);
        _activeAt = Loop.Now;
        _rate.Reset();
        if (_state == WebSocketLifeState.Closing || (_protocol.IsDeflated && !TryInflate()))
            return;
        if (_inbox.IsFull && _settings.ReceiveFull == WebSocketFull.Close)
        {
            Close(WebSocketCloseCode.TryAgainLater, "the application reads too slowly");
            return;
        }

        while (_settings.ReceiveFull == WebSocketFull.DropOldest && _inbox.TryMakeRoom())
            _set.Server.Metrics.DropMessage();
        _inbox.Complete(_protocol.IsText);
    }

    /// <summary>Expands the message that is complete. What it expands to has the same limit as any message.</summary>
    private bool TryInflate()
    {
        var message = _set.Deflate.Inflate(_inbox.Current, _settings.Limits.Message, out var isTooLong);
        if (message is not null && (!_protocol.IsText || Utf8.IsValid(message)))
        {
            _inbox.Replace(message);
            return true;
        }

        Fail(isTooLong
            ? new WebSocketError(WebSocketCloseCode.TooBig, $"a message is longer than {_settings.Limits.Message} bytes")
            : new WebSocketError(
                WebSocketCloseCode.InvalidData, message is null ? "a deflated message is malformed" : "a text message is not UTF-8"));
        return false;
    }

    private void TakeClose(ReadOnlySpan<byte> reason)
    {
        var isAnswer = _state == WebSocketLifeState.Closing;
        if (isAnswer)
            Move(WebSocketLifeEvent.PeerClose);
        else
            End(WebSocketLifeEvent.PeerClose, _protocol.CloseCode, Encoding.UTF8.GetString(reason));
        _outbox.Close(_protocol.CloseCode, "", dropsMessages: !isAnswer);
    }

    /// <summary>The client broke a rule or reached a limit. It is sent the reason, then our side ends.</summary>
    private void Fail(WebSocketError error)
    {
        _set.Log.WebSocketFailed(_stream.Id, error.Code, error.Reason);
        _set.Counters.Reject(RejectionOf(error.Code));
        if (_state == WebSocketLifeState.Closing)
            Move(WebSocketLifeEvent.Fail);
        else
            End(WebSocketLifeEvent.Fail, error.Code, error.Reason);
        _outbox.Close(error.Code, error.Reason, dropsMessages: true);
        _stream.Wake();
    }

    private static Rejection RejectionOf(int code) => code switch
    {
        WebSocketCloseCode.TooBig => Rejection.Size,
        WebSocketCloseCode.PolicyViolation => Rejection.Timeout,
        _ => Rejection.Invalid,
    };

    private void End(WebSocketLifeEvent how, int code, string reason)
    {
        (_closeCode, _closeReason) = (code, reason);
        Move(how);
    }

    private void Move(WebSocketLifeEvent happened)
    {
        _set.OnTransition?.Invoke(
            WebSocketLifecycle.Table.Subject, TransitionTable<WebSocketLifeState, WebSocketLifeEvent>.Place(_state, happened));
        var before = _state;
        _state = WebSocketLifecycle.Table.Next(before, happened);
        if (before <= WebSocketLifeState.Open && _state > WebSocketLifeState.Open)
            BeginEnd();
        if (IsAccepted && before != WebSocketLifeState.Closed && _state == WebSocketLifeState.Closed)
            _set.Counters.WebSocketsClosed++;
    }
}
