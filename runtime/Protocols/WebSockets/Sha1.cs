using System.Buffers.Binary;
using System.Numerics;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// SHA-1 (FIPS 180-4) of a short text. A handshake needs it to show that it was understood, and protects nothing with it (RFC 6455,
/// section 10.8). The platform's own needs a library of cryptography, which a small container may not have.
/// </summary>
internal static class Sha1
{
    public const int Size = 20;

    private const int Block = 64;
    private const int Rounds = 80;

    /// <summary>Room for the end mark and the length.</summary>
    private const int EndSize = 1 + sizeof(ulong);

    /// <summary>The longest text.</summary>
    private const int MaxText = (2 * Block) - EndSize;

    public static void Hash(ReadOnlySpan<byte> text, Span<byte> digest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxText, nameof(text));
        Span<byte> padded = stackalloc byte[text.Length + EndSize <= Block ? Block : 2 * Block];
        padded.Clear();
        text.CopyTo(padded);
        padded[text.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded[^sizeof(ulong)..], (ulong)text.Length * 8);
        Span<uint> state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];
        for (; !padded.IsEmpty; padded = padded[Block..])
            Add(padded[..Block], state);
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], state[i]);
    }

    private static void Add(ReadOnlySpan<byte> block, Span<uint> state)
    {
        Span<uint> words = stackalloc uint[Rounds];
        for (var i = 0; i < 16; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        for (var i = 16; i < Rounds; i++)
            words[i] = BitOperations.RotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        for (var i = 0; i < Rounds; i++)
        {
            var (mixed, constant) = Mix(i / 20, b, c, d);
            var next = BitOperations.RotateLeft(a, 5) + mixed + e + constant + words[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        (state[0], state[1], state[2], state[3], state[4]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e);
    }

    private static (uint Mixed, uint Constant) Mix(int quarter, uint b, uint c, uint d) => quarter switch
    {
        0 => ((b & c) | (~b & d), 0x5A827999),
        1 => (b ^ c ^ d, 0x6ED9EBA1),
        2 => ((b & c) | (b & d) | (c & d), 0x8F1BBCDC),
        _ => (b ^ c ^ d, 0xCA62C1D6),
    };
}
