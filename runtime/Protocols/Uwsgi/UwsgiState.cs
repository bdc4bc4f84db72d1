namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// Where a connection stands with what the front server sends. Theory of operation: one packet, one body, one response, and
/// the connection ends. The packet is a header of four bytes (modifier1, the size of the block in little-endian, modifier2)
/// and a block of variables, each a name and a value with a length of two bytes before it. The body follows without framing:
/// CONTENT_LENGTH bytes. The response is an ordinary HTTP/1.x one, so Http1Writer writes it; UwsgiWriter is the front server's side.
/// <code>
/// Head ── Request ──► Body ──► End ── EndOfMessage ──► Done
///   └── any: Error ──► Failed
/// </code>
/// Rules: every length must be exact; only modifier 0 is a request (what the others ask a server to do is to be done by
/// nobody from outside, and neither is what UWSGI_ variables ask for); nothing after the body is ever read, since it would
/// be the next packet to a server that keeps the connection.
/// </summary>
internal enum UwsgiState : byte
{
    Head,
    Body,
    End,
    Done,
    Failed,
}
