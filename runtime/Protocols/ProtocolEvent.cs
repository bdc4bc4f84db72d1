namespace Adapters.Protocols;

/// <summary>What the next bytes of a connection are.</summary>
internal enum ProtocolEvent : byte
{
    /// <summary>Not enough to tell.</summary>
    NeedData,

    /// <summary>A whole head: the protocol has it.</summary>
    Request,

    /// <summary>Bytes of the body.</summary>
    Data,

    /// <summary>The end of the request, once for each.</summary>
    EndOfMessage,

    /// <summary>What no request may hold: <see cref="ServerProtocol.Error"/> says what. Nothing can be read after it.</summary>
    Error,
}
