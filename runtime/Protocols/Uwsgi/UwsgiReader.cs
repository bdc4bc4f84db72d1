using System.Buffers.Binary;
using Adapters.Protocols.Cgi;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Uwsgi;

/// <summary>Reads the packet of a request. Its header contains its length, so one that is too long is rejected at once.</summary>
internal sealed class UwsgiReader(Limits limits) : CgiReader(limits)
{
    private const int HeaderLength = 4;
    private const int LengthLength = 2;

    public override ProtocolEvent Read(Span<byte> input)
    {
        if (input.IsEmpty)
            return ProtocolEvent.NeedData;
        if (input[0] != 0)
            return Fail(400, input[0] is >= (byte)'A' and <= (byte)'Z'
                ? "this is not a uwsgi packet, and may be HTTP"
                : $"modifier1 of the packet is {input[0]}: only 0, a request, is served");
        if (input.Length < HeaderLength)
            return ProtocolEvent.NeedData;
        if (input[3] != 0)
            return Fail(400, $"modifier2 of the packet is {input[3]}: only 0 is served");
        var size = BinaryPrimitives.ReadUInt16LittleEndian(input[1..]);
        if (size > LongestVariables)
            return FailForLength();
        Head.Length = HeaderLength + size;
        return input.Length < Head.Length ? ProtocolEvent.NeedData : ReadPacket(input[..Head.Length]);
    }

    private ProtocolEvent ReadPacket(Span<byte> packet)
    {
        for (var position = HeaderLength; position < packet.Length;)
        {
            var variable = default(HeadField);
            if (!ReadText(packet, ref position, out variable.NameStart, out variable.NameLength)
                || !ReadText(packet, ref position, out variable.ValueStart, out variable.ValueLength))
                return Fail(400, "a variable is longer than the rest of the packet");
            if (!Take(packet, variable))
                return ProtocolEvent.Error;
        }

        return Finish(packet);
    }

    private static bool ReadText(ReadOnlySpan<byte> packet, ref int position, out int start, out int length)
    {
        start = position + LengthLength;
        length = 0;
        if (start > packet.Length)
            return false;
        length = BinaryPrimitives.ReadUInt16LittleEndian(packet[position..]);
        position = start + length;
        return position <= packet.Length;
    }
}
