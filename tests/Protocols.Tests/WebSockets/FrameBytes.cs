using System.Buffers.Binary;

namespace Adapters.Protocols.Tests.WebSockets;

/// <summary>Frames of a client, well-formed and malformed, as the README of the tests describes them.</summary>
internal static class FrameBytes
{
    private static readonly string[] Kinds = ["cont", "text", "binary", "3", "4", "5", "6", "7", "close", "ping", "pong"];

    /// <summary>The mask of the examples in RFC 6455, section 5.7.</summary>
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    public static void Add(List<byte> bytes, string[] words, List<byte> payload)
    {
        var opcode = Array.IndexOf(Kinds, words[0]) is >= 0 and var known ? known : int.Parse(words[0]);
        var isMasked = !words.Contains("bare");
        var reserved = (words.Contains("rsv1") ? 0x40 : 0) | (words.Contains("rsv2") ? 0x20 : 0) | (words.Contains("rsv3") ? 0x10 : 0);
        bytes.Add((byte)((words.Contains("more") ? 0 : 0x80) | reserved | opcode));
        AddLength(bytes, payload.Count, isMasked ? 0x80 : 0, words);
        if (isMasked)
            bytes.AddRange(Mask);
        for (var i = 0; i < payload.Count; i++)
            bytes.Add((byte)(payload[i] ^ (isMasked ? Mask[i % 4] : 0)));
    }

    private static void AddLength(List<byte> bytes, int length, int masked, string[] words)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, length);
        if (words.Contains("long64") || length > ushort.MaxValue)
        {
            bytes.Add((byte)(masked | 127));
            bytes.AddRange(eight);
        }
        else if (words.Contains("long16") || length > 125)
        {
            bytes.Add((byte)(masked | 126));
            bytes.AddRange(eight[6..]);
        }
        else
        {
            bytes.Add((byte)(masked | length));
        }
    }
}
