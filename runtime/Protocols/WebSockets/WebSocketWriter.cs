using System.Buffers.Binary;
using System.Text;

namespace Adapters.Protocols.WebSockets;

/// <summary>Writes frames of a server, which are not masked (RFC 6455, sections 5.1 and 5.2).</summary>
internal static class WebSocketWriter
{
    /// <summary>The longest reason of a close frame, in bytes of UTF-8.</summary>
    public const int MaxReason = WebSocketFrame.MaxControl - sizeof(ushort);

    /// <summary>The longest head: two bytes, and a length of eight.</summary>
    public const int MaxHead = 10;

    private const byte Final = 0x80;
    private const byte Rsv1 = 0x40;
    private const byte TwoBytes = 126;
    private const byte EightBytes = 127;

    /// <summary>Writes the head of a frame that is a whole message. Returns its length.</summary>
    public static int WriteHead(Span<byte> destination, WebSocketOpcode opcode, long length, bool isDeflated = false)
    {
        destination[0] = (byte)(Final | (isDeflated ? Rsv1 : 0) | (byte)opcode);
        switch (length)
        {
            case < TwoBytes:
                destination[1] = (byte)length;
                return 2;
            case <= ushort.MaxValue:
                destination[1] = TwoBytes;
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
                return 4;
            default:
                destination[1] = EightBytes;
                BinaryPrimitives.WriteInt64BigEndian(destination[2..], length);
                return MaxHead;
        }
    }

    /// <summary>Returns the length of the head of a frame.</summary>
    public static int HeadLength(long length) => length < TwoBytes ? 2 : length <= ushort.MaxValue ? 4 : MaxHead;

    /// <summary>Writes a whole control frame. Returns its length.</summary>
    public static int WriteControl(Span<byte> destination, WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        var head = WriteHead(destination, opcode, payload.Length);
        payload.CopyTo(destination[head..]);
        return head + payload.Length;
    }

    /// <summary>Writes a close frame. One with the code 1005 has no payload. Returns its length.</summary>
    public static int WriteClose(Span<byte> destination, int code, string reason)
    {
        if (code == WebSocketCloseCode.NoStatus)
            return WriteHead(destination, WebSocketOpcode.Close, 0);
        Span<byte> payload = stackalloc byte[WebSocketFrame.MaxControl];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        var length = sizeof(ushort) + Encoding.UTF8.GetBytes(reason, payload[sizeof(ushort)..]);
        return WriteControl(destination, WebSocketOpcode.Close, payload[..length]);
    }
}
