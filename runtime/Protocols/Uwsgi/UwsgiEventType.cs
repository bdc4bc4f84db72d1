namespace Adapters.Protocols.Uwsgi;

/// <summary>What the next bytes of a connection are.</summary>
internal enum UwsgiEventType : byte
{
    /// <summary>Not enough to tell.</summary>
    NeedData,

    /// <summary>A whole packet of variables: it is in <see cref="UwsgiConnection.Head"/>.</summary>
    Request,

    /// <summary>Bytes of the body.</summary>
    Data,

    /// <summary>The end of the request.</summary>
    EndOfMessage,

    /// <summary>What no request may hold: <see cref="UwsgiConnection.Error"/> says what. Nothing can be read after it.</summary>
    Error,
}
