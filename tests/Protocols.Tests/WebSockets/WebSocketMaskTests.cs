using System.Runtime.InteropServices;
using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

public sealed class WebSocketMaskTests
{
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    /// <summary>Every length around the width of a vector, from every place in its buffer and in the mask.</summary>
    [Fact]
    public void Each_byte_is_combined_with_its_byte_of_the_mask()
    {
        for (var length = 0; length < 150; length++)
        {
            for (var place = 0; place < 8; place++)
                Check(length, place, position: (length * 3) + place);
        }
    }

    [Fact]
    public void A_position_beyond_four_gigabytes_counts() => Check(100, 0, position: (1L << 33) + 3);

    private static void Check(int length, int place, long position)
    {
        var buffer = Enumerable.Range(0, place + length + 40).Select(i => (byte)(i * 7)).ToArray();
        var expected = buffer.ToArray();
        for (var i = 0; i < length; i++)
            expected[place + i] ^= Mask[(position + i) % 4];
        WebSocketMask.Apply(buffer.AsSpan(place, length), MemoryMarshal.Read<uint>(Mask), position);
        Assert.Equal(expected, buffer);
    }
}
