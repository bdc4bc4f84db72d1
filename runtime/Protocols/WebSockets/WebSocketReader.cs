using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// Reads the head of a frame (RFC 6455, section 5.2). Each rule is checked as soon as its byte is there: a peer that breaks one is
/// not waited for.
/// </summary>
/// <param name="limits">The limits of messages.</param>
/// <param name="canInflate">True if messages may be deflated.</param>
internal sealed class WebSocketReader(WebSocketLimits limits, bool canInflate)
{
    private const int Final = 0x80;
    private const int Rsv1 = 0x40;
    private const int OtherRsv = 0x30;
    private const int OpcodeBits = 0x0F;
    private const int Masked = 0x80;
    private const int LengthBits = 0x7F;

    /// <summary>The values of the seven bits that mean a longer number.</summary>
    private const int TwoBytes = 126;
    private const int EightBytes = 127;

    private WebSocketFrame _frame;

    public WebSocketError Error { get; private set; }

    /// <summary>The head that was read last.</summary>
    public ref readonly WebSocketFrame Frame => ref _frame;

    /// <summary>Reads a head. Returns its length, 0 if more bytes are needed, or -1 for an error.</summary>
    /// <param name="input">The bytes from the first of the frame on.</param>
    /// <param name="isInMessage">True if a message has begun and not ended.</param>
    /// <param name="received">The number of bytes of that message.</param>
    public int Read(ReadOnlySpan<byte> input, bool isInMessage, long received)
    {
        if (input.IsEmpty)
            return 0;
        if (!ReadFirst(input[0], isInMessage))
            return -1;
        if (input.Length == 1)
            return 0;
        if (!CheckSecond(input[1]))
            return -1;
        var position = ReadLength(input);
        if (position <= 0)
            return position;
        if (!_frame.IsControl && _frame.Length > limits.Message - received)
            return Fail(WebSocketCloseCode.TooBig, $"a message is longer than {limits.Message} bytes");
        if (input.Length < position + sizeof(uint))
            return 0;
        _frame.Mask = MemoryMarshal.Read<uint>(input[position..]);
        return position + sizeof(uint);
    }

    private bool ReadFirst(byte first, bool isInMessage)
    {
        _frame.Opcode = (WebSocketOpcode)(first & OpcodeBits);
        _frame.IsFinal = (first & Final) != 0;
        _frame.IsDeflated = (first & Rsv1) != 0;
        if ((first & OtherRsv) != 0 || (_frame.IsDeflated && !canInflate))
            return Fails("a reserved bit is set, and no extension uses it");
        switch (_frame.Opcode)
        {
            case WebSocketOpcode.Continuation when !isInMessage:
                return Fails("a continuation frame is not in a message");
            case WebSocketOpcode.Text or WebSocketOpcode.Binary when isInMessage:
                return Fails("a message begins inside another");
            case WebSocketOpcode.Continuation when _frame.IsDeflated:
                return Fails("a continuation frame is marked as deflated: only the first frame of a message is");
            case WebSocketOpcode.Continuation or WebSocketOpcode.Text or WebSocketOpcode.Binary:
                return true;
            case WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong when !_frame.IsFinal:
                return Fails("a control frame is fragmented");
            case WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong when _frame.IsDeflated:
                return Fails("a control frame is marked as deflated");
            case WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong:
                return true;
            default:
                return Fails("the opcode of a frame is reserved");
        }
    }

    private bool CheckSecond(byte second)
    {
        if ((second & Masked) == 0)
            return Fails("a frame of the client is not masked");
        return !_frame.IsControl || (second & LengthBits) <= WebSocketFrame.MaxControl
            || Fails("a control frame is longer than 125 bytes");
    }

    /// <summary>Reads the length in its shortest form. Returns the position after it, 0 if more bytes are needed, or -1.</summary>
    private int ReadLength(ReadOnlySpan<byte> input)
    {
        var length = input[1] & LengthBits;
        switch (length)
        {
            case TwoBytes:
                if (input.Length < 4)
                    return 0;
                _frame.Length = BinaryPrimitives.ReadUInt16BigEndian(input[2..]);
                return _frame.Length >= TwoBytes ? 4 : FailLength();
            case EightBytes:
                if (input.Length < 10)
                    return 0;
                _frame.Length = BinaryPrimitives.ReadInt64BigEndian(input[2..]);
                if (_frame.Length < 0)
                    return Fail(WebSocketCloseCode.ProtocolError, "the length of a frame has its highest bit set");
                return _frame.Length > ushort.MaxValue ? 10 : FailLength();
            default:
                _frame.Length = length;
                return 2;
        }
    }

    private int FailLength() => Fail(WebSocketCloseCode.ProtocolError, "the length of a frame is not in its shortest form");

    private bool Fails(string reason)
    {
        Fail(WebSocketCloseCode.ProtocolError, reason);
        return false;
    }

    private int Fail(int code, string reason)
    {
        Error = new WebSocketError(code, reason);
        return -1;
    }
}
