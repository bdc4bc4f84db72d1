using System.Numerics;
using System.Runtime.InteropServices;

namespace Adapters.Protocols.WebSockets;

/// <summary>Masks and unmasks payloads (RFC 6455, section 5.3): each byte is combined with one of the four bytes of the mask.</summary>
internal static class WebSocketMask
{
    private const int Size = sizeof(uint);

    /// <summary>Applies the mask in place.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mask">The mask, in the order of its bytes in memory.</param>
    /// <param name="position">The number of bytes of the payload before these.</param>
    public static void Apply(Span<byte> bytes, uint mask, long position)
    {
        mask = Turn(mask, (int)(position % Size));
        var pattern = Vector.AsVectorByte(new Vector<uint>(mask));
        var at = 0;
        for (; at <= bytes.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            var part = bytes.Slice(at, Vector<byte>.Count);
            (new Vector<byte>(part) ^ pattern).CopyTo(part);
        }

        // A vector has a multiple of four bytes, so the rest begins with the first byte of the mask.
        var rest = bytes[at..];
        foreach (ref var word in MemoryMarshal.Cast<byte, uint>(rest))
            word ^= mask;
        for (at = rest.Length & ~(Size - 1); at < rest.Length; at++)
        {
            rest[at] ^= First(mask);
            mask = Turn(mask, 1);
        }
    }

    /// <summary>Moves so many bytes of the mask from its start to its end.</summary>
    private static uint Turn(uint mask, int count) => BitConverter.IsLittleEndian
        ? BitOperations.RotateRight(mask, count * 8)
        : BitOperations.RotateLeft(mask, count * 8);

    private static byte First(uint mask) => (byte)(BitConverter.IsLittleEndian ? mask : mask >> 24);
}
