using System.Buffers.Binary;
using Adapters.Protocols.Http1;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Uwsgi;

/// <summary>Reads the packet of a request once it is whole; its header says how long it is, so one that is too long is refused at once.</summary>
internal sealed class UwsgiReader(Limits limits, UwsgiHead head)
{
    private const int HeaderLength = 4;
    private const int LengthLength = 2;

    private readonly UwsgiRules _rules = new(limits, head);
    private bool _hasHost;

    public ProtocolError Error { get; private set; }

    public void Reset()
    {
        _hasHost = false;
        head.Clear();
    }

    /// <summary>Reads on; the input starts at the first byte of the packet each time.</summary>
    public UwsgiEventType Read(Span<byte> input)
    {
        if (input.IsEmpty)
            return UwsgiEventType.NeedData;
        if (input[0] != 0)
            return Fail(400, $"modifier1 of the packet is {input[0]}: only 0, a request, is served");
        if (input.Length < HeaderLength)
            return UwsgiEventType.NeedData;
        if (input[3] != 0)
            return Fail(400, $"modifier2 of the packet is {input[3]}: only 0 is served");
        var size = BinaryPrimitives.ReadUInt16LittleEndian(input[1..]);
        if (size > limits.RequestLine + limits.Fields)
            return Fail(431, $"the variables are longer than {limits.RequestLine + limits.Fields} bytes");
        head.Length = HeaderLength + size;
        return input.Length < head.Length ? UwsgiEventType.NeedData : ReadPacket(input[..head.Length]);
    }

    private UwsgiEventType ReadPacket(Span<byte> packet)
    {
        for (var position = HeaderLength; position < packet.Length;)
        {
            var variable = default(UwsgiVariable);
            if (!ReadText(packet, ref position, out variable.NameStart, out variable.NameLength)
                || !ReadText(packet, ref position, out variable.ValueStart, out variable.ValueLength))
                return Fail(400, "a variable is longer than what is left of the packet");
            if (variable.NameLength == 0)
                return Fail(400, "a variable has no name");
            if (Take(packet, variable) is { } reason)
                return Fail(400, reason);
            if (head.FieldCount > limits.FieldCount)
                return Fail(431, $"there are more than {limits.FieldCount} header fields");
        }

        if (_rules.Check(packet) is not { } refusal)
            return UwsgiEventType.Request;
        return Fail(refusal.Status, refusal.Reason);
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

    /// <summary>Remembers what a variable says, if we know it: why it is refused, or null.</summary>
    private string? Take(Span<byte> packet, UwsgiVariable variable)
    {
        var name = packet.Slice(variable.NameStart, variable.NameLength);
        if (name.StartsWith("HTTP_"u8))
            return TakeField(packet, variable);
        var known = UwsgiNames.Find(name);
        if (known == UwsgiName.None)
            return null;
        if (head[known].IsGiven)
            return $"{UwsgiNames.All[(int)known]} is given more than once";
        if (!Http1Grammar.IsValue(variable.Value(packet)) && known != UwsgiName.PathInfo)
            return $"{UwsgiNames.All[(int)known]} has a control character";
        head[known] = variable;
        if (known is UwsgiName.ContentType or UwsgiName.ContentLength && variable.ValueLength > 0)
        {
            UwsgiFieldName.Fold(name);
            head.Add(variable);
        }

        return null;
    }

    private string? TakeField(Span<byte> packet, UwsgiVariable field)
    {
        field.NameStart += "HTTP_"u8.Length;
        field.NameLength -= "HTTP_"u8.Length;
        var name = packet.Slice(field.NameStart, field.NameLength);
        if (!Tokens.IsToken(name))
            return "a header name has a byte that a token cannot have";
        if (!Http1Grammar.IsValue(field.Value(packet)))
            return "a header value has a control character";
        if (!UwsgiFieldName.IsExposed(name))
            return null;
        UwsgiFieldName.Fold(name);
        Trim(packet, ref field);
        if (name.SequenceEqual("host"u8) && CheckHost(field.Value(packet)) is { } reason)
            return reason;
        head.Add(field);
        return null;
    }

    private static void Trim(ReadOnlySpan<byte> packet, ref UwsgiVariable field)
    {
        var value = field.Value(packet);
        var rest = value.TrimStart(" \t"u8);
        field.ValueStart += value.Length - rest.Length;
        field.ValueLength = Http1Grammar.Trim(rest).Length;
    }

    private string? CheckHost(ReadOnlySpan<byte> value)
    {
        if (_hasHost)
            return "HTTP_HOST is given more than once";
        _hasHost = true;
        return value.IsEmpty || Authority.IsValid(value) ? null : "HTTP_HOST is not a host with or without a port";
    }

    private UwsgiEventType Fail(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        return UwsgiEventType.Error;
    }
}
