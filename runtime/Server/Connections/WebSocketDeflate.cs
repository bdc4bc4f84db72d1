using Adapters.Server.Native;

namespace Adapters.Server.Connections;

/// <summary>
/// Compresses and expands the messages of one loop's WebSockets (RFC 7692, section 7.2). All share the streams, because no message
/// depends on the one before it.
/// </summary>
internal sealed class WebSocketDeflate
{
    /// <summary>A shorter message is hardly shorter afterwards.</summary>
    public const int LeastLength = 128;

    private const int LargestWindow = 15;
    private const int FirstSize = 4 * 1024;

    private readonly ZlibStream?[] _deflaters = new ZlibStream?[LargestWindow + 1];
    private ZlibStream? _inflater;
    private byte[] _buffer = new byte[FirstSize];

    /// <summary>The end of each block, which is not sent (section 7.2.1).</summary>
    private static ReadOnlySpan<byte> Tail => [0, 0, 0xFF, 0xFF];

    /// <summary>Compresses a message.</summary>
    public byte[] Deflate(ReadOnlySpan<byte> message, int windowBits)
    {
        var stream = _deflaters[windowBits] ??= ZlibStream.MakeDeflater(windowBits);
        stream.Reset();
        var length = 0;
        bool isFull;
        do
        {
            stream.Run(message, Room(length), out var consumed, out var written);
            message = message[consumed..];
            length += written;
            isFull = length == _buffer.Length;
        }
        while (isFull || !message.IsEmpty);
        return _buffer.AsSpan(0, length - Tail.Length).ToArray();
    }

    /// <summary>
    /// Expands a message. Returns null if it is malformed, or longer than allowed: <paramref name="isTooLong"/> says which.
    /// </summary>
    public byte[]? Inflate(ReadOnlySpan<byte> message, int most, out bool isTooLong)
    {
        isTooLong = false;
        var stream = _inflater ??= ZlibStream.MakeInflater();
        stream.Reset();
        var length = 0;
        if (!TryInflate(stream, message, most, ref length, ref isTooLong) || !TryInflate(stream, Tail, most, ref length, ref isTooLong))
            return null;
        return _buffer.AsSpan(0, length).ToArray();
    }

    private bool TryInflate(ZlibStream stream, ReadOnlySpan<byte> part, int most, ref int length, ref bool isTooLong)
    {
        bool isFull;
        do
        {
            var room = Room(length);
            // One byte more than allowed shows that the message is too long: a bomb costs no more than that.
            room = room[..Math.Min(room.Length, most - length + 1)];
            var result = stream.Run(part, room, out var consumed, out var written);
            part = part[consumed..];
            length += written;
            isFull = written == room.Length;
            if (consumed + written == 0)
                return part.IsEmpty;
            isTooLong = length > most;
            if (isTooLong || result is not (Zlib.Ok or Zlib.StreamEnd or Zlib.BufferError))
                return false;
            // A sender may end a block for good and begin another (section 7.2.3.4).
            if (result == Zlib.StreamEnd)
                stream.Reset();
        }
        while (isFull || !part.IsEmpty);
        return true;
    }

    private Span<byte> Room(int length)
    {
        if (length == _buffer.Length)
            Array.Resize(ref _buffer, length * 2);
        return _buffer.AsSpan(length);
    }
}
