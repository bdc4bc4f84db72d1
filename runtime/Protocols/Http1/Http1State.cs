namespace Adapters.Protocols.Http1;

/// <summary>
/// Where a connection stands with what the client sends. Theory of operation: the client's side and ours go on apart, each
/// forward only, and both must be at their end before the next request begins (RFC 9112, section 9.3).
/// <code>
/// Head ── Request ──► Length ───────────────────────────────┐
///   ▲                 ChunkSize ◄─► ChunkData ─► ChunkEnd    ├──► End ── EndOfMessage ──► Done ── StartNext ──► Head
///   │                     └────────► Trailers ──────────────┘
///   └── any: Error ──► Failed, for good
/// </code>
/// Rules: a byte is looked at once; what is malformed is never repaired; after an error nothing is read, since where the
/// next request would begin is not known any more.
/// </summary>
internal enum Http1State : byte
{
    Head,
    Length,
    ChunkSize,
    ChunkData,
    ChunkEnd,
    Trailers,
    End,
    Done,
    Failed,
}

/// <summary>How the end of a response body is told (RFC 9112, section 6).</summary>
internal enum Http1Framing : byte
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
