namespace Adapters.Protocols.Http1;

/// <summary>
/// The state of a connection with respect to what the client sends. Theory of operation: the client's side and ours advance
/// independently, each forward only, and both must be at their end before the next request begins (RFC 9112, section 9.3).
/// <code>
/// Head ── Request ──► Length ───────────────────────────────┐
///   ▲                 ChunkSize ◄─► ChunkData ─► ChunkEnd    ├──► End ── EndOfMessage ──► Done ── Reset ──► Head
///   │                     └────────► Trailers ──────────────┘
///   └── any: Error ──► Failed, for good
/// </code>
/// Rules: each byte is read once; malformed input is never repaired; after an error nothing is read, because the start of the
/// next request is no longer known.
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
