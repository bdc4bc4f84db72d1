namespace Adapters.Protocols;

/// <summary>The kind of the next bytes of a connection.</summary>
internal enum ProtocolEvent : byte
{
    /// <summary>More bytes are needed to decide.</summary>
    NeedData,

    /// <summary>A complete head, which the protocol holds.</summary>
    Request,

    /// <summary>Bytes of the body.</summary>
    Data,

    /// <summary>The end of the request, once per request.</summary>
    EndOfMessage,

    /// <summary>
    /// Bytes that no request may contain; <see cref="ServerProtocol.Error"/> describes them. Nothing can be read after them.
    /// </summary>
    Error,
}
