using System.Buffers.Binary;
using Adapters.Protocols.Tests;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>
/// Reads the frames of a server, and writes them down as words. Written from RFC 6455, section 5.2, and not with the server's own
/// code.
/// </summary>
internal sealed class FrameReader
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [1] = "text", [2] = "binary", [8] = "close", [9] = "ping", [10] = "pong",
    };

    private readonly List<byte> _bytes = [];

    /// <summary>The number of bytes that are not a whole frame.</summary>
    public int Rest => _bytes.Count;

    public void Add(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>Takes the frames that are complete.</summary>
    public List<string> Take()
    {
        var frames = new List<string>();
        while (TryTake(out var first, out var payload))
            frames.Add(Describe(first, payload));
        return frames;
    }

    public bool TryTake(out byte first, out byte[] payload)
    {
        (first, payload) = (0, []);
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);
        if (bytes.Length < 2)
            return false;
        var (length, start) = ((long)bytes[1], 2);
        if (length > 127)
            throw new FormatException("A frame of the server is masked.");
        if (length >= 126 && bytes.Length < (start = length == 126 ? 4 : 10))
            return false;
        if (length == 126)
            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        else if (length == 127)
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        if (bytes.Length - start < length)
            return false;
        (first, payload) = (bytes[0], bytes.Slice(start, (int)length).ToArray());
        _bytes.RemoveRange(0, start + (int)length);
        return true;
    }

    private static string Describe(byte first, byte[] payload)
    {
        if ((first & 0x80) == 0)
            throw new FormatException("The server sends fragments.");
        var name = ((first & 0x40) == 0 ? "" : "deflated ") + Names[first & 0x0F];
        if (name == "close" && payload.Length >= 2)
            return $"close {BinaryPrimitives.ReadUInt16BigEndian(payload)} {TranscriptBytes.Escape(payload.AsSpan(2))}".TrimEnd();
        return $"{name} {TranscriptBytes.Escape(payload)}".TrimEnd();
    }
}
