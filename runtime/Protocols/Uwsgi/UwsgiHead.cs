namespace Adapters.Protocols.Uwsgi;

/// <summary>The variables of a request as offsets from the first byte of its packet: the bytes stay with whoever received them.</summary>
internal sealed class UwsgiHead
{
    private const int UsualCount = 16;

    private readonly UwsgiVariable[] _known = new UwsgiVariable[(int)UwsgiName.None];
    private UwsgiVariable[] _fields = new UwsgiVariable[UsualCount];
    private UwsgiVariable[] _variables = new UwsgiVariable[UsualCount];

    public RequestMethod Method { get; set; }

    /// <summary>The path that the front server has decided on, with its prefix: percent-encoded again.</summary>
    public UwsgiPath Path { get; } = new();

    /// <summary>The path as the client sent it, where it says the same as <see cref="Path"/>; else not given.</summary>
    public UwsgiVariable RawPath { get; set; }

    /// <summary>The query, percent-encoded.</summary>
    public UwsgiVariable Query { get; set; }

    /// <summary>The version that the client speaks with the front server: 1.0, 1.1, 2 or 3.</summary>
    public string HttpVersion { get; set; } = "1.1";

    public bool IsHttps { get; set; }

    /// <summary>The port of the client, or -1.</summary>
    public int RemotePort { get; set; } = -1;

    /// <summary>The port of the front server, or -1.</summary>
    public int ServerPort { get; set; } = -1;

    /// <summary>The whole packet, with its header.</summary>
    public int Length { get; set; }

    /// <summary>Bytes of the body, or -1 where CONTENT_LENGTH is not given or empty.</summary>
    public long ContentLength { get; set; } = -1;

    /// <summary>The client has sent a body with a transfer coding, which the front server has undone.</summary>
    public bool HasTransferCoding { get; set; }

    public int FieldCount { get; private set; }

    /// <summary>The header fields that an application may see: names in lower case and with dashes.</summary>
    public UwsgiVariable[] Fields => _fields;

    public int VariableCount { get; private set; }

    /// <summary>What the front server says beside them, in its order: of two with one name the last counts.</summary>
    public UwsgiVariable[] Variables => _variables;

    public ref UwsgiVariable this[UwsgiName name] => ref _known[(int)name];

    public void Clear()
    {
        Array.Clear(_known);
        Method = RequestMethod.Other;
        Path.Clear();
        RawPath = Query = default;
        HttpVersion = "1.1";
        IsHttps = false;
        RemotePort = ServerPort = -1;
        Length = FieldCount = VariableCount = 0;
        ContentLength = -1;
        HasTransferCoding = false;
    }

    public void AddField(in UwsgiVariable field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }

    public void AddVariable(in UwsgiVariable variable)
    {
        if (VariableCount == _variables.Length)
            Array.Resize(ref _variables, VariableCount * 2);
        _variables[VariableCount++] = variable;
    }
}
