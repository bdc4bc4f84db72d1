namespace Adapters.Protocols.Uwsgi;

/// <summary>
/// Where a connection stands. Theory of operation: a front server opens a connection for each request, sends one packet
/// (four bytes of header, a block of variables) and the body, and reads an ordinary HTTP response to the end.
/// <code>Head ── Request ──► Body ──► End ── EndOfMessage ──► Done;   any: Error ──► Failed</code>
/// Rules: lengths must come out even, to the byte; a variable that would configure a server is never honoured; after the
/// body nothing more is read, since what is left over would be taken for another packet by a careless reader.
/// </summary>
internal enum UwsgiState : byte
{
    Head,
    Body,
    End,
    Done,
    Failed,
}

/// <summary>How the end of a response body is told: by its length if it has one, and by the end of the connection always.</summary>
internal enum UwsgiFraming : byte
{
    None,
    Length,
    Close = 3,
}
