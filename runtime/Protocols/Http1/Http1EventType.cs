namespace Adapters.Protocols.Http1;

/// <summary>What the next bytes of a connection are.</summary>
internal enum Http1EventType : byte
{
    /// <summary>Not enough to tell.</summary>
    NeedData,

    /// <summary>A whole head: it is in <see cref="Http1Connection.Head"/>.</summary>
    Request,

    /// <summary>Bytes of the body.</summary>
    Data,

    /// <summary>The end of the request, once for each.</summary>
    EndOfMessage,

    /// <summary>What no request may hold: <see cref="Http1Connection.Error"/> says what. Nothing can be read after it.</summary>
    Error,
}
