using System.Buffers.Binary;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// Reads the packet of a request once it is whole; its header says how long it is, so one that is too long is refused at once.
/// </summary>
internal sealed class UwsgiReader(Limits limits, UwsgiHead head)
{
    private const int HeaderLength = 4;
    private const int LengthLength = 2;
    private const int NoHost = -1;

    private readonly UwsgiRules _rules = new(limits, head);
    private int _hostIndex = NoHost;

    public ProtocolError Error { get; private set; }

    private bool HasTooManyFields => head.FieldCount > limits.FieldCount;

    public void Reset()
    {
        Error = default;
        _hostIndex = NoHost;
        head.Clear();
    }

    /// <summary>Reads on; the input starts at the first byte of the packet each time.</summary>
    public ProtocolEvent Read(Span<byte> input)
    {
        if (input.IsEmpty)
            return ProtocolEvent.NeedData;
        if (input[0] != 0)
            return Fail(400, input[0] is >= (byte)'A' and <= (byte)'Z' ? "this is no uwsgi packet, and may be HTTP" : $"modifier1 of the packet is {input[0]}: only 0, a request, is served");
        if (input.Length < HeaderLength)
            return ProtocolEvent.NeedData;
        if (input[3] != 0)
            return Fail(400, $"modifier2 of the packet is {input[3]}: only 0 is served");
        var size = BinaryPrimitives.ReadUInt16LittleEndian(input[1..]);
        if (size > limits.RequestLine + limits.Fields)
            return Fail(431, $"the variables are longer than {limits.RequestLine + limits.Fields} bytes");
        head.Length = HeaderLength + size;
        return input.Length < head.Length ? ProtocolEvent.NeedData : ReadPacket(input[..head.Length]);
    }

    private ProtocolEvent ReadPacket(Span<byte> packet)
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
            if (HasTooManyFields)
                return FailForFields();
        }

        AddContentField(packet, UwsgiName.ContentType);
        AddContentField(packet, UwsgiName.ContentLength);
        if (HasTooManyFields)
            return FailForFields();
        return _rules.Check(packet) is { } refusal ? Fail(refusal.Status, refusal.Reason) : ProtocolEvent.Request;
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

    /// <summary>
    /// Remembers what a variable says: why it is refused, or null. One that is given again counts as it is given last: so an
    /// operator overrides what an included file sets, since front servers send both.
    /// </summary>
    private string? Take(Span<byte> packet, UwsgiVariable variable)
    {
        var name = packet.Slice(variable.NameStart, variable.NameLength);
        if (name.StartsWith("HTTP_"u8))
            return TakeField(packet, variable);
        var known = UwsgiNames.Find(name);
        if (known != UwsgiName.None)
        {
            if (!HttpGrammar.IsValue(variable.Value(packet)) && known != UwsgiName.PathInfo)
                return $"{UwsgiNames.All[(int)known]} has a control character";
            head[known] = variable;
        }

        if (IsExposed(known, name))
            head.AddVariable(variable);
        return null;
    }

    /// <summary>
    /// Whether an application sees a variable as such: one that has no other place in a request, and that does not tell
    /// uWSGI what to do.
    /// </summary>
    private static bool IsExposed(UwsgiName known, ReadOnlySpan<byte> name) => known switch
    {
        UwsgiName.None => !name.StartsWith("UWSGI_"u8),
        UwsgiName.RequestUri or UwsgiName.RequestScheme => true,
        _ => false,
    };

    /// <summary>The type and the length of the body are header fields too, unless they are empty.</summary>
    private void AddContentField(Span<byte> packet, UwsgiName name)
    {
        ref var variable = ref head[name];
        if (variable.ValueLength == 0)
            return;
        UwsgiFieldName.Fold(packet.Slice(variable.NameStart, variable.NameLength));
        head.AddField(variable);
    }

    private string? TakeField(Span<byte> packet, UwsgiVariable field)
    {
        field.NameStart += "HTTP_"u8.Length;
        field.NameLength -= "HTTP_"u8.Length;
        var name = packet.Slice(field.NameStart, field.NameLength);
        if (!HttpTokens.IsToken(name))
            return "a header name has a byte that a token cannot have";
        if (!HttpGrammar.IsValue(field.Value(packet)))
            return "a header value has a control character";
        head.HasTransferCoding |= name.SequenceEqual("TRANSFER_ENCODING"u8) && field.ValueLength > 0;
        if (!UwsgiFieldName.IsExposed(name))
            return null;
        UwsgiFieldName.Fold(name);
        Trim(packet, ref field);
        return name.SequenceEqual("host"u8) ? TakeHost(packet, field) : Add(field);
    }

    private string? TakeHost(ReadOnlySpan<byte> packet, in UwsgiVariable field)
    {
        var host = field.Value(packet);
        if (!host.IsEmpty && !Authority.IsValid(host))
            return "HTTP_HOST is not a host with or without a port";
        if (_hostIndex == NoHost)
        {
            _hostIndex = head.FieldCount;
            return Add(field);
        }

        head.Fields[_hostIndex] = field;
        return null;
    }

    private string? Add(in UwsgiVariable field)
    {
        head.AddField(field);
        return null;
    }

    private static void Trim(ReadOnlySpan<byte> packet, ref UwsgiVariable field)
    {
        var value = field.Value(packet);
        var rest = value.TrimStart(" \t"u8);
        field.ValueStart += value.Length - rest.Length;
        field.ValueLength = HttpGrammar.Trim(rest).Length;
    }

    private ProtocolEvent FailForFields() => Fail(431, $"there are more than {limits.FieldCount} header fields");

    private ProtocolEvent Fail(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        return ProtocolEvent.Error;
    }
}
