namespace Adapters.Protocols.Uwsgi;

/// <summary>A part of the packet, counted from its first byte.</summary>
internal readonly record struct UwsgiText(int Start, int Length)
{
    /// <summary>Whether the front server sent the variable at all.</summary>
    public bool IsGiven => Start > 0;
}

/// <summary>A header field: its name is folded to lower case with dashes where it stands.</summary>
internal readonly record struct UwsgiField(UwsgiText Name, UwsgiText Value);

/// <summary>The block of variables as offsets from the packet's first byte: the bytes stay with whoever received them.</summary>
internal sealed class UwsgiHead
{
    private readonly List<UwsgiField> _fields = new(16);
    private readonly UwsgiText[] _variables = new UwsgiText[(int)UwsgiVariable.None];

    /// <summary>The whole packet, without the body.</summary>
    public int Length { get; set; }

    /// <summary>Bytes of the body; 0 for none.</summary>
    public long ContentLength { get; set; }

    public int FieldCount => _fields.Count;

    /// <summary>HTTP_*, CONTENT_TYPE and CONTENT_LENGTH, as header fields.</summary>
    public UwsgiField Field(int index) => _fields[index];

    public UwsgiText this[UwsgiVariable variable] => _variables[(int)variable];

    public void Clear()
    {
        Length = 0;
        ContentLength = 0;
        _fields.Clear();
        Array.Clear(_variables);
    }

    public void Add(in UwsgiField field) => _fields.Add(field);

    /// <summary>Notes a variable: false if it was there before.</summary>
    public bool TrySet(UwsgiVariable variable, UwsgiText value)
    {
        if (_variables[(int)variable].IsGiven)
            return false;
        _variables[(int)variable] = value;
        return true;
    }
}
