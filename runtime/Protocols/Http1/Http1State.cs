namespace Adapters.Protocols.Http1;

/// <summary>
/// Where a connection stands with what the client sends. Theory of operation: the client's side and ours go on apart, each
/// forward only, and both must be at their end before the next request begins (RFC 9112, section 9.3).
/// <code>
/// Head ── Request ──► Length ───────────────────────────────┐
///   ▲                 ChunkSize ◄─► ChunkData ─► ChunkEnd    ├──► End ── EndOfMessage ──► Done ── Reset ──► Head
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
