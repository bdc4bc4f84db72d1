using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>The head of a request as offsets from its first byte. The receiver keeps the bytes.</summary>
internal sealed class Http1Head
{
    private const int UsualFieldCount = 16;

    private HeadField[] _fields = new HeadField[UsualFieldCount];

    public RequestMethod Method { get; set; }

    /// <summary>The method is first, so it has no start.</summary>
    public int MethodLength { get; set; }

    public int PathStart { get; set; }

    public int PathLength { get; set; }

    /// <summary>Zero if there is no query; an empty query has a position.</summary>
    public int QueryStart { get; set; }

    public int QueryLength { get; set; }

    /// <summary>1 for HTTP/1.1, 0 for HTTP/1.0.</summary>
    public int MinorVersion { get; set; }

    /// <summary>The length of the whole head, with the empty line.</summary>
    public int Length { get; set; }

    public int FieldCount { get; private set; }

    /// <summary>The fields that an application may see, with names in lower case and without those that have an underscore.</summary>
    public HeadField[] Fields => _fields;

    public bool IsChunked { get; set; }

    /// <summary>The size of the body in bytes, or -1 if Content-Length is not given.</summary>
    public long ContentLength { get; set; } = -1;

    /// <summary>True if the client wants the connection to stay open (RFC 9112, section 9.3).</summary>
    public bool KeepAlive { get; set; }

    /// <summary>True if the client waits for 100 before it sends the body.</summary>
    public bool ExpectContinue { get; set; }

    /// <summary>True if the client asks for another protocol on this connection (RFC 9110, section 7.8).</summary>
    public bool Upgrade { get; set; }

    /// <summary>True if the client accepts trailer fields (TE: trailers).</summary>
    public bool AcceptsTrailers { get; set; }

    public bool HasBody => IsChunked || ContentLength > 0;

    public void Clear()
    {
        Method = RequestMethod.Other;
        MethodLength = PathStart = PathLength = QueryStart = QueryLength = MinorVersion = Length = FieldCount = 0;
        IsChunked = KeepAlive = ExpectContinue = Upgrade = AcceptsTrailers = false;
        ContentLength = -1;
    }

    public void Add(in HeadField field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }
}
