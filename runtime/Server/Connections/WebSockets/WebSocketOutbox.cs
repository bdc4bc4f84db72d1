using System.Text;
using Adapters.Protocols.WebSockets;

namespace Adapters.Server.Connections.WebSockets;

/// <summary>
/// Writes frames to the stream, and keeps those that it has no room for. Rules: a control frame comes between messages, never inside
/// one; only the last ping is answered (RFC 6455, section 5.5.3); nothing follows a close frame. All but the number of waiting bytes
/// belongs to the loop.
/// </summary>
/// <param name="settings">The limits.</param>
/// <param name="deflate">Compresses a message just before it is sent, so that one which is dropped costs nothing; null for none.</param>
internal sealed class WebSocketOutbox(WebSocketSettings settings, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? deflate)
{
    /// <summary>The memory of a message that waits, besides its bytes: without it, any number of empty ones would fit.</summary>
    private const int Overhead = 64;

    /// <summary>Room for a close frame or a pong.</summary>
    private const int ControlSize = WebSocketFrame.MaxControl + 2;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Queue<Frame> _waiting = new();
    private Frame _current;
    private int _position;
    private bool _isInFrame;
    private byte[]? _pong;
    private bool _mustPing;
    private string _closeReason = "";
    private int _closeCode;
    private bool _isClosing;
    private bool _hasClosed;

    /// <summary>Of the messages that wait, and of those on their way here. The one that is being sent waits no more.</summary>
    private int _bytes;

    private readonly record struct Frame(ReadOnlyMemory<byte> Payload, WebSocketOpcode Opcode);

    /// <summary>True if something waits for room.</summary>
    public bool HasWaiting => _isInFrame || _waiting.Count > 0 || _pong is not null || _mustPing || (_isClosing && !_hasClosed);

    /// <summary>True if the application may send another message.</summary>
    public bool HasRoom => Volatile.Read(ref _bytes) + _current.Payload.Length - _position <= settings.SendQueue / 2;

    /// <summary>True if more waits than may. One message may be longer than the limit.</summary>
    public bool IsOverfull => _waiting.Count > 1 && Volatile.Read(ref _bytes) > settings.SendQueue;

    /// <summary>
    /// Reserves room in the queue, from any thread. Returns false if there is not enough; for one message there always is.
    /// </summary>
    public bool TryReserve(int length)
    {
        var bytes = Interlocked.Add(ref _bytes, length + Overhead);
        if (bytes <= settings.SendQueue || bytes == length + Overhead)
            return true;
        Release(length);
        return false;
    }

    /// <summary>Reserves room in the queue even if there is not enough, from any thread.</summary>
    public void Reserve(int length) => Interlocked.Add(ref _bytes, length + Overhead);

    public void Release(int length) => Interlocked.Add(ref _bytes, -length - Overhead);

    /// <summary>Indicates whether a message of this length is compressed.</summary>
    public bool Deflates(int length) => deflate is not null && length >= WebSocketDeflate.LeastLength;

    /// <summary>Returns the text in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public static ReadOnlyMemory<byte> Encode(string text) => Utf8.GetBytes(text);

    /// <summary>Writes a message at once, without memory of its own. Returns false if it has to wait.</summary>
    public bool TryWrite(IWebSocketStream stream, ReadOnlySpan<byte> payload, WebSocketOpcode opcode)
    {
        if (HasWaiting || !stream.TryReserveOutput(payload.Length + WebSocketWriter.MaxHead, out var room))
            return false;
        var head = WebSocketWriter.WriteHead(room, opcode, payload.Length);
        payload.CopyTo(room[head..]);
        stream.QueueOutput(head + payload.Length);
        return true;
    }

    /// <summary>Writes text at once, encoded where it is sent from. Returns false if it has to wait.</summary>
    public bool TryWrite(IWebSocketStream stream, string text)
    {
        var length = Utf8.GetByteCount(text);
        if (HasWaiting || !stream.TryReserveOutput(length + WebSocketWriter.MaxHead, out var room))
            return false;
        var head = WebSocketWriter.WriteHead(room, WebSocketOpcode.Text, length);
        Utf8.GetBytes(text, room[head..]);
        stream.QueueOutput(head + length);
        return true;
    }

    /// <summary>Adds a message whose memory does not change, and for which room is reserved.</summary>
    public void Add(ReadOnlyMemory<byte> payload, WebSocketOpcode opcode) => _waiting.Enqueue(new Frame(payload, opcode));

    /// <summary>Drops the message that has waited longest, if one has not begun. Returns false for none.</summary>
    public bool TryDropOldest()
    {
        if (!_waiting.TryDequeue(out var oldest))
            return false;
        Release(oldest.Payload.Length);
        return true;
    }

    /// <summary>Answers a ping, unless a close frame is to be the last.</summary>
    public void Answer(ReadOnlySpan<byte> ping) => _pong = _isClosing ? null : ping.ToArray();

    public void Ping() => _mustPing = !_isClosing;

    /// <summary>Ends with a close frame: after the messages that wait, or in their place.</summary>
    public void Close(int code, string reason, bool dropsMessages)
    {
        if (_isClosing)
            return;
        (_isClosing, _closeCode, _closeReason) = (true, code, reason);
        _mustPing = false;
        while (dropsMessages && TryDropOldest())
        {
        }
    }

    /// <summary>Writes as much as there is room for.</summary>
    public void Pump(IWebSocketStream stream)
    {
        while (_isInFrame ? WritePayload(stream) : WriteNext(stream))
        {
        }
    }

    private bool WriteNext(IWebSocketStream stream)
    {
        if (!HasWaiting || !stream.TryReserveOutput(ControlSize, out var room))
            return false;
        if (_pong is { } payload)
        {
            _pong = null;
            stream.QueueOutput(WebSocketWriter.WriteControl(room, WebSocketOpcode.Pong, payload));
        }
        else if (_mustPing)
        {
            _mustPing = false;
            stream.QueueOutput(WebSocketWriter.WriteControl(room, WebSocketOpcode.Ping, []));
        }
        else if (_waiting.TryDequeue(out var next))
        {
            stream.QueueOutput(Begin(next, room));
        }
        else
        {
            _hasClosed = true;
            stream.QueueOutput(WebSocketWriter.WriteClose(room, _closeCode, _closeReason));
        }

        return true;
    }

    /// <summary>Begins a frame. Returns the length of its head.</summary>
    private int Begin(Frame next, Span<byte> room)
    {
        Release(next.Payload.Length);
        var isDeflated = Deflates(next.Payload.Length);
        _current = isDeflated ? next with { Payload = deflate!(next.Payload) } : next;
        (_isInFrame, _position) = (true, 0);
        return WebSocketWriter.WriteHead(room, _current.Opcode, _current.Payload.Length, isDeflated);
    }

    private bool WritePayload(IWebSocketStream stream)
    {
        var rest = _current.Payload.Span[_position..];
        if (!rest.IsEmpty)
        {
            if (!stream.TryReserveOutput(Math.Min(rest.Length, ControlSize), out var room))
                return false;
            var count = Math.Min(rest.Length, room.Length);
            rest[..count].CopyTo(room);
            stream.QueueOutput(count);
            _position += count;
        }

        if (_position == _current.Payload.Length)
            (_current, _position, _isInFrame) = (default, 0, false);
        return true;
    }
}
