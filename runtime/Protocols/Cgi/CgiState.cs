namespace Adapters.Protocols.Cgi;

/// <summary>
/// The state of a connection with respect to what the front server sends, over a protocol that carries CGI variables. Theory of
/// operation: one head of variables, one body, one response, and the connection ends. Each protocol frames the head in its own
/// way; the body follows without framing: CONTENT_LENGTH bytes.
/// <code>
/// Head ── Request ──► Body ──► End ── EndOfMessage ──► Done
///   └── any: Error ──► Failed
/// </code>
/// Rules: every length must be exact; nothing after the body is ever read, because it would be the next request to a server
/// that keeps the connection.
/// </summary>
internal enum CgiState : byte
{
    Head,
    Body,
    End,
    Done,
    Failed,
}
