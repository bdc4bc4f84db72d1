using System.Buffers.Text;

namespace Adapters.Simulation.Worlds;

/// <summary>
/// Bytes that say whose they are: cells of 16, each with the kind, the request and the place. A byte of another request, or
/// from another place, is seen wherever it turns up.
/// </summary>
internal static class Pattern
{
    /// <summary>What bytes become that are nobody's any more: no byte of any message, and no part of UTF-8.</summary>
    public const byte Overwritten = 0xDB;

    private const int Cell = 16;

    public static void Fill(Span<byte> target, char kind, int request, long offset)
    {
        Span<byte> cell = stackalloc byte[Cell];
        while (!target.IsEmpty)
        {
            Write(cell, kind, request, offset / Cell);
            var part = cell[(int)(offset % Cell)..];
            var count = Math.Min(part.Length, target.Length);
            part[..count].CopyTo(target);
            target = target[count..];
            offset += count;
        }
    }

    /// <summary>The place of the first byte that is not as it should be; -1 for none.</summary>
    public static int Mismatch(ReadOnlySpan<byte> bytes, char kind, int request, long offset)
    {
        Span<byte> expected = stackalloc byte[Cell * 64];
        for (var done = 0; done < bytes.Length;)
        {
            var count = Math.Min(expected.Length, bytes.Length - done);
            Fill(expected[..count], kind, request, offset + done);
            var common = bytes.Slice(done, count).CommonPrefixLength(expected[..count]);
            if (common < count)
                return done + common;
            done += count;
        }

        return -1;
    }

    public static byte[] Make(char kind, int request, int length)
    {
        var bytes = new byte[length];
        Fill(bytes, kind, request, 0);
        return bytes;
    }

    /// <summary>Request and place in hexadecimal, so that a dump is read at once: <c>&lt;Q00001f 0000002&gt;</c>.</summary>
    private static void Write(Span<byte> cell, char kind, int request, long index)
    {
        cell[0] = (byte)'<';
        cell[1] = (byte)kind;
        Utf8Formatter.TryFormat(request, cell.Slice(2, 6), out _, new System.Buffers.StandardFormat('x', 6));
        cell[8] = (byte)' ';
        Utf8Formatter.TryFormat((int)(index & 0xffffff), cell.Slice(9, 6), out _, new System.Buffers.StandardFormat('x', 6));
        cell[15] = (byte)'>';
    }
}
