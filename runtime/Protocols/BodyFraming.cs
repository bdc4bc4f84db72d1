namespace Adapters.Protocols;

/// <summary>The way in which the end of a response body is marked (RFC 9112, section 6).</summary>
internal enum BodyFraming : byte
{
    /// <summary>There is no body.</summary>
    None,

    /// <summary>Content-Length.</summary>
    Length,

    /// <summary>Transfer-Encoding: chunked.</summary>
    Chunked,

    /// <summary>The end of the connection.</summary>
    Close,
}
