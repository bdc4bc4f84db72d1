using Adapters.Protocols.Cgi;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Scgi;

/// <summary>Reads the netstring of a request. It begins with its length, so one that is too long is rejected at once.</summary>
internal sealed class ScgiReader(Limits limits) : CgiReader(limits)
{
    public override ProtocolEvent Read(Span<byte> input)
    {
        if (input.IsEmpty)
            return ProtocolEvent.NeedData;
        if (input[0] is < (byte)'1' or > (byte)'9')
            return Fail(400, input[0] is >= (byte)'A' and <= (byte)'Z'
                ? "this is not an SCGI request, and may be HTTP"
                : "the request does not begin with the length of its variables");
        var colon = input.IndexOf((byte)':');
        var digits = colon < 0 ? input : input[..colon];
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Fail(400, "the length of the variables is not a number followed by a colon");
        if (!WireNumber.TryParseDecimal(digits, out var size) || size > LongestVariables)
            return FailForLength();
        if (colon < 0)
            return ProtocolEvent.NeedData;
        Head.Length = colon + 1 + (int)size + 1;
        return input.Length < Head.Length ? ProtocolEvent.NeedData : ReadBlock(input[..Head.Length], colon + 1);
    }

    private ProtocolEvent ReadBlock(Span<byte> head, int start)
    {
        if (head[^1] != ',' || head[^2] != 0)
            return Fail(400, "the variables do not end with NUL and a comma where their length says");
        var (position, isScgi) = (start, false);
        while (position < head.Length - 1)
        {
            var variable = default(HeadField);
            if (!ReadText(head, ref position, out variable.NameStart, out variable.NameLength)
                || !ReadText(head, ref position, out variable.ValueStart, out variable.ValueLength))
                return Fail(400, "a variable has no value");
            var name = head.Slice(variable.NameStart, variable.NameLength);
            if (variable.NameStart == start && !(name.SequenceEqual("CONTENT_LENGTH"u8) && variable.ValueLength > 0))
                return Fail(400, "the first variable is not CONTENT_LENGTH with a number");
            isScgi |= name.SequenceEqual("SCGI"u8) && variable.Value(head).SequenceEqual("1"u8);
            if (!Take(head, variable))
                return ProtocolEvent.Error;
        }

        return isScgi ? Finish(head) : Fail(400, "the variable SCGI is not 1");
    }

    private static bool ReadText(ReadOnlySpan<byte> head, ref int position, out int start, out int length)
    {
        start = position;
        length = head[position..^1].IndexOf((byte)0);
        position += length + 1;
        return length >= 0;
    }
}
