using System.Buffers.Binary;
using System.Text.Unicode;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// The server's side of a WebSocket, over any stream of bytes: an upgraded HTTP/1.1 connection, or a stream of another protocol.
/// See <see cref="WebSocketState"/> for its states.
/// </summary>
internal sealed class WebSocketConnection(WebSocketLimits limits, bool canInflate = false)
{
    private readonly WebSocketReader _reader = new(limits, canInflate);
    private WebSocketState _state;
    private WebSocketError _error;
    private Utf8Check _text;
    private long _left;
    private long _position;
    private long _received;
    private long _fragments;
    private bool _isInMessage;
    private bool _isLastFrame;

    /// <summary>The problem with what the peer sent, after an error event.</summary>
    public WebSocketError Error => _error;

    /// <summary>True if the current message is text.</summary>
    public bool IsText { get; private set; }

    /// <summary>True if the bytes of the current message are deflated. Whoever inflates them checks that text is UTF-8.</summary>
    public bool IsDeflated { get; private set; }

    /// <summary>The code of the peer's close frame, or 1005 if it has none.</summary>
    public int CloseCode { get; private set; }

    /// <summary>The start in the input of the bytes of the last event: data, or the payload of a control frame.</summary>
    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    /// <summary>True if a message, or the head of a frame, has begun and is not complete.</summary>
    public bool IsInMessage => _isInMessage;

    /// <summary>
    /// Returns the next event of the input, and the number of bytes of it that were used. The input starts at the first unused
    /// byte. The bytes of a head and of a control frame stay until it is complete.
    /// </summary>
    public WebSocketEvent Read(Span<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case WebSocketState.Head:
                return ReadFrame(input, out consumed);
            case WebSocketState.Payload:
                return ReadPayload(input, 0, out consumed);
            case WebSocketState.Message:
                return EndMessage();
            case WebSocketState.Closed:
                consumed = input.Length;
                return WebSocketEvent.NeedData;
            default:
                return WebSocketEvent.Error;
        }
    }

    private WebSocketEvent ReadFrame(Span<byte> input, out int consumed)
    {
        consumed = 0;
        var length = _reader.Read(input, _isInMessage, _received);
        if (length < 0)
            return Fail(_reader.Error);
        if (length == 0)
            return WebSocketEvent.NeedData;
        if (_reader.Frame.IsControl)
            return ReadControl(input, length, out consumed);
        if (!Begin(_reader.Frame))
            return Fail(new WebSocketError(WebSocketCloseCode.PolicyViolation, "a message has too many small fragments"));
        if (_left > 0)
            return ReadPayload(input, length, out consumed);
        consumed = length;
        EndFrame();
        return _state == WebSocketState.Message ? EndMessage() : WebSocketEvent.NeedData;
    }

    /// <summary>Begins a frame of a message. Returns false if the message has too many.</summary>
    private bool Begin(in WebSocketFrame frame)
    {
        if (!_isInMessage)
        {
            _isInMessage = true;
            IsText = frame.Opcode == WebSocketOpcode.Text;
            IsDeflated = frame.IsDeflated;
            _received = _fragments = 0;
            _text.Reset();
        }

        _isLastFrame = frame.IsFinal;
        _left = frame.Length;
        _position = 0;
        _received += frame.Length;
        _fragments++;
        _state = WebSocketState.Payload;
        return limits.Allows(_fragments, _received);
    }

    private WebSocketEvent ReadPayload(Span<byte> input, int start, out int consumed)
    {
        var length = (int)Math.Min(_left, input.Length - start);
        consumed = start + length;
        if (length == 0)
            return WebSocketEvent.NeedData;
        var part = input.Slice(start, length);
        WebSocketMask.Apply(part, _reader.Frame.Mask, _position);
        if (IsText && !IsDeflated && !_text.Append(part))
            return FailText();
        (DataStart, DataLength) = (start, length);
        _position += length;
        _left -= length;
        if (_left == 0)
            EndFrame();
        return WebSocketEvent.Data;
    }

    private void EndFrame() => _state = _isLastFrame ? WebSocketState.Message : WebSocketState.Head;

    /// <summary>Text that ends inside a character is rejected, also if its last frame is empty.</summary>
    private WebSocketEvent EndMessage()
    {
        if (!_text.IsAtBoundary)
            return FailText();
        _state = WebSocketState.Head;
        _isInMessage = false;
        _received = 0;
        return WebSocketEvent.EndOfMessage;
    }

    private WebSocketEvent ReadControl(Span<byte> input, int start, out int consumed)
    {
        consumed = 0;
        ref readonly var frame = ref _reader.Frame;
        if (input.Length < start + frame.Length)
            return WebSocketEvent.NeedData;
        (DataStart, DataLength) = (start, (int)frame.Length);
        var payload = input.Slice(start, DataLength);
        WebSocketMask.Apply(payload, frame.Mask, 0);
        consumed = start + DataLength;
        return frame.Opcode switch
        {
            WebSocketOpcode.Ping => WebSocketEvent.Ping,
            WebSocketOpcode.Pong => WebSocketEvent.Pong,
            _ => ReadClose(payload),
        };
    }

    /// <summary>Reads the code, two bytes, and the reason, which is text (RFC 6455, section 5.5.1).</summary>
    private WebSocketEvent ReadClose(ReadOnlySpan<byte> payload)
    {
        const int CodeLength = sizeof(ushort);
        CloseCode = WebSocketCloseCode.NoStatus;
        if (payload.Length == 1)
            return Fail(new WebSocketError(WebSocketCloseCode.ProtocolError, "a close frame has half a code"));
        if (!payload.IsEmpty)
        {
            CloseCode = BinaryPrimitives.ReadUInt16BigEndian(payload);
            if (!WebSocketCloseCode.MayArrive(CloseCode))
                return Fail(new WebSocketError(WebSocketCloseCode.ProtocolError, "a close frame has a code that may not be sent"));
            if (!Utf8.IsValid(payload[CodeLength..]))
                return Fail(new WebSocketError(WebSocketCloseCode.InvalidData, "the reason of a close frame is not UTF-8"));
            DataStart += CodeLength;
            DataLength -= CodeLength;
        }

        _state = WebSocketState.Closed;
        return WebSocketEvent.Close;
    }

    private WebSocketEvent FailText() => Fail(new WebSocketError(WebSocketCloseCode.InvalidData, "a text message is not UTF-8"));

    private WebSocketEvent Fail(WebSocketError error)
    {
        _state = WebSocketState.Failed;
        _error = error;
        return WebSocketEvent.Error;
    }
}
