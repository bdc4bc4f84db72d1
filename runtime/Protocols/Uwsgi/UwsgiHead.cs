using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Uwsgi;

/// <summary>The variables of a request as offsets from the first byte of its packet: the bytes stay with whoever received them.</summary>
internal sealed class UwsgiHead
{
    private const int UsualFieldCount = 16;

    private readonly UwsgiVariable[] _variables = new UwsgiVariable[(int)UwsgiName.None];
    private UwsgiVariable[] _fields = new UwsgiVariable[UsualFieldCount];

    public Http1Method Method { get; set; }

    /// <summary>The path with its prefix, percent-encoded; nothing where <see cref="MadePath"/> holds it. Empty means "/".</summary>
    public UwsgiVariable Path { get; set; }

    /// <summary>The path where the front server gave only the decoded one: encoded again.</summary>
    public UwsgiPath MadePath { get; } = new();

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

    public int FieldCount { get; private set; }

    /// <summary>The header fields that an application may see: names in lower case and with dashes.</summary>
    public UwsgiVariable[] Fields => _fields;

    public ref UwsgiVariable this[UwsgiName name] => ref _variables[(int)name];

    public void Clear()
    {
        Array.Clear(_variables);
        Method = Http1Method.Other;
        Path = Query = default;
        MadePath.Clear();
        HttpVersion = "1.1";
        IsHttps = false;
        RemotePort = ServerPort = -1;
        Length = FieldCount = 0;
        ContentLength = -1;
    }

    public void Add(in UwsgiVariable field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }
}
