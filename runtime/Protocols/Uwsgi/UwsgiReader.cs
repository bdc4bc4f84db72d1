using System.Buffers.Binary;
using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Uwsgi;

/// <summary>Reads a packet: modifier, size, modifier, and the block of variables with its lengths in little-endian order.</summary>
internal sealed class UwsgiReader(Limits limits, UwsgiHead head)
{
    private const int HeaderLength = 4;
    private const int LengthSize = 2;

    public ProtocolError Error { get; private set; }

    /// <summary>Looks at the input, which starts at the packet's first byte each time.</summary>
    public UwsgiEventType Read(Span<byte> input)
    {
        if (input.IsEmpty)
            return UwsgiEventType.NeedData;
        if (input[0] != 0)
            return Fail(400, $"the packet has modifier1 {input[0]}, and only 0 is served");
        if (input.Length < HeaderLength)
            return UwsgiEventType.NeedData;
        if (input[3] != 0)
            return Fail(400, $"the packet has modifier2 {input[3]}, and only 0 is served");
        var size = BinaryPrimitives.ReadUInt16LittleEndian(input[1..]);
        if (size > limits.RequestLine + limits.Fields)
            return Fail(431, $"the variables are longer than {limits.RequestLine + limits.Fields} bytes");
        if (input.Length < HeaderLength + size)
            return UwsgiEventType.NeedData;
        head.Clear();
        head.Length = HeaderLength + size;
        return ReadBlock(input[..head.Length]) && Finish(input) ? UwsgiEventType.Request : UwsgiEventType.Error;
    }

    private bool ReadBlock(Span<byte> packet)
    {
        var position = HeaderLength;
        while (position < packet.Length)
        {
            if (!TryTake(packet, ref position, out var name) || !TryTake(packet, ref position, out var value))
                return Refuse(400, "a length in the block of variables goes beyond its end");
            if (name.Length == 0)
                return Refuse(400, "a variable has no name");
            if (!ReadVariable(packet, name, value))
                return false;
        }

        return true;
    }

    private static bool TryTake(ReadOnlySpan<byte> packet, ref int position, out UwsgiText text)
    {
        text = default;
        if (packet.Length - position < LengthSize)
            return false;
        text = new UwsgiText(position + LengthSize, BinaryPrimitives.ReadUInt16LittleEndian(packet[position..]));
        position += LengthSize + text.Length;
        return position <= packet.Length;
    }

    private bool ReadVariable(Span<byte> packet, UwsgiText nameText, UwsgiText valueText)
    {
        var name = packet.Slice(nameText.Start, nameText.Length);
        var value = packet.Slice(valueText.Start, valueText.Length);
        if (!Http1Grammar.IsValue(value))
            return Refuse(400, "the value of a variable has a control character");
        if (name.StartsWith("HTTP_"u8))
            return IsCgiOwn(name) || AddField(name[5..], nameText.Start + 5, valueText);
        var variable = UwsgiVariables.Find(name);
        if (variable == UwsgiVariable.None)
            return true;
        if (!head.TrySet(variable, valueText))
            return Refuse(400, $"the variable {variable} is given twice");
        return variable is not (UwsgiVariable.ContentType or UwsgiVariable.ContentLength) || valueText.Length == 0 || AddField(name, nameText.Start, valueText);
    }

    /// <summary>CGI has variables of their own for these two (RFC 3875, section 4.1.18).</summary>
    private static bool IsCgiOwn(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("HTTP_CONTENT_LENGTH"u8) || name.SequenceEqual("HTTP_CONTENT_TYPE"u8);

    /// <summary>CGI's spelling back to that of HTTP, where it stands: HTTP_USER_AGENT to user-agent.</summary>
    private bool AddField(Span<byte> name, int start, UwsgiText value)
    {
        foreach (ref var letter in name)
        {
            var lower = letter == '_' ? (byte)'-' : Http1Grammar.TokenToLower[letter];
            if (lower == 0)
                return Refuse(400, "the name of a header variable is not a token");
            letter = lower;
        }

        if (IsHopByHop(name) || name.IsEmpty)
            return true;
        if (head.FieldCount == limits.FieldCount)
            return Refuse(431, $"there are more than {limits.FieldCount} header fields");
        head.Add(new UwsgiField(new UwsgiText(start, name.Length), value));
        return true;
    }

    /// <summary>Fields between the client and the front server: the length of the body is CONTENT_LENGTH's alone.</summary>
    private static bool IsHopByHop(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("connection"u8) || name.SequenceEqual("keep-alive"u8) || name.SequenceEqual("transfer-encoding"u8)
        || name.SequenceEqual("te"u8) || name.SequenceEqual("upgrade"u8) || name.SequenceEqual("expect"u8);

    private bool Finish(ReadOnlySpan<byte> packet)
    {
        var method = Slice(packet, UwsgiVariable.RequestMethod);
        if (!Http1Grammar.IsToken(method))
            return Refuse(400, "REQUEST_METHOD is missing or not a token");
        var uri = Slice(packet, UwsgiVariable.RequestUri);
        if (uri.IsEmpty && !head[UwsgiVariable.PathInfo].IsGiven)
            return Refuse(400, "there is neither REQUEST_URI nor PATH_INFO");
        if (!uri.IsEmpty && !Http1Grammar.IsTarget(uri))
            return Refuse(400, "REQUEST_URI has a byte that is not visible ASCII, or a fragment");
        var length = Slice(packet, UwsgiVariable.ContentLength);
        var number = 0L;
        if (!length.IsEmpty && !Http1Number.TryParseDecimal(length, out number))
            return Refuse(400, "CONTENT_LENGTH is not a number of bytes");
        head.ContentLength = number;
        return head.ContentLength <= limits.Body || Refuse(413, $"the body is longer than {limits.Body} bytes");
    }

    private ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> packet, UwsgiVariable variable) =>
        packet.Slice(head[variable].Start, head[variable].Length);

    private bool Refuse(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        return false;
    }

    private UwsgiEventType Fail(int status, string reason)
    {
        Refuse(status, reason);
        return UwsgiEventType.Error;
    }
}
