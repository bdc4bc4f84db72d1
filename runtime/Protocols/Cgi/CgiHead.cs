using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Cgi;

/// <summary>The variables of a request as offsets from its first byte. The receiver keeps the bytes.</summary>
internal sealed class CgiHead
{
    private const int UsualCount = 16;

    private readonly HeadField[] _known = new HeadField[(int)CgiMetaVariable.None];
    private HeadField[] _fields = new HeadField[UsualCount];
    private HeadField[] _variables = new HeadField[UsualCount];

    public RequestMethod Method { get; set; }

    /// <summary>The path that the front server has decided on, with its prefix, percent-encoded again.</summary>
    public CgiPath Path { get; } = new();

    /// <summary>The path as the client sent it, if it means the same as <see cref="Path"/>; otherwise not given.</summary>
    public HeadField RawPath { get; set; }

    /// <summary>The query, percent-encoded.</summary>
    public HeadField Query { get; set; }

    /// <summary>The version that the client uses with the front server: 1.0, 1.1, 2 or 3.</summary>
    public string HttpVersion { get; set; } = "1.1";

    public bool IsHttps { get; set; }

    /// <summary>The port of the client, or -1.</summary>
    public int RemotePort { get; set; } = -1;

    /// <summary>The port of the front server, or -1.</summary>
    public int ServerPort { get; set; } = -1;

    /// <summary>The number of bytes before those of the body.</summary>
    public int Length { get; set; }

    /// <summary>The size of the body in bytes, or -1 if CONTENT_LENGTH is missing or empty.</summary>
    public long ContentLength { get; set; } = -1;

    /// <summary>True if the client has sent a body with a transfer coding, which the front server has removed.</summary>
    public bool HasTransferCoding { get; set; }

    public int FieldCount { get; private set; }

    /// <summary>The header fields that an application may see, with names in lower case and with dashes.</summary>
    public HeadField[] Fields => _fields;

    public int VariableCount { get; private set; }

    /// <summary>The additional variables of the front server, in its order. If a name occurs twice, the last one counts.</summary>
    public HeadField[] Variables => _variables;

    public ref HeadField this[CgiMetaVariable name] => ref _known[(int)name];

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

    public void AddField(in HeadField field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }

    public void AddVariable(in HeadField variable)
    {
        if (VariableCount == _variables.Length)
            Array.Resize(ref _variables, VariableCount * 2);
        _variables[VariableCount++] = variable;
    }
}
