namespace Adapters.Protocols.Uwsgi;

/// <summary>The variables that are understood (RFC 3875, section 4.1, and what nginx's uwsgi_params adds).</summary>
internal enum UwsgiVariable : byte
{
    RequestMethod,
    RequestUri,
    PathInfo,
    ScriptName,
    QueryString,
    ContentType,
    ContentLength,
    ServerProtocol,
    RequestScheme,
    Https,
    RemoteAddress,
    RemotePort,
    ServerName,
    ServerPort,

    /// <summary>Any other: left out. UWSGI_* among them, with which uWSGI lets a peer load code.</summary>
    None,
}

internal static class UwsgiVariables
{
    public static UwsgiVariable Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        5 when name.SequenceEqual("HTTPS"u8) => UwsgiVariable.Https,
        9 when name.SequenceEqual("PATH_INFO"u8) => UwsgiVariable.PathInfo,
        11 when name.SequenceEqual("REQUEST_URI"u8) => UwsgiVariable.RequestUri,
        11 when name.SequenceEqual("SCRIPT_NAME"u8) => UwsgiVariable.ScriptName,
        11 when name.SequenceEqual("REMOTE_ADDR"u8) => UwsgiVariable.RemoteAddress,
        11 when name.SequenceEqual("REMOTE_PORT"u8) => UwsgiVariable.RemotePort,
        11 when name.SequenceEqual("SERVER_NAME"u8) => UwsgiVariable.ServerName,
        11 when name.SequenceEqual("SERVER_PORT"u8) => UwsgiVariable.ServerPort,
        12 when name.SequenceEqual("QUERY_STRING"u8) => UwsgiVariable.QueryString,
        12 when name.SequenceEqual("CONTENT_TYPE"u8) => UwsgiVariable.ContentType,
        14 when name.SequenceEqual("REQUEST_METHOD"u8) => UwsgiVariable.RequestMethod,
        14 when name.SequenceEqual("CONTENT_LENGTH"u8) => UwsgiVariable.ContentLength,
        14 when name.SequenceEqual("REQUEST_SCHEME"u8) => UwsgiVariable.RequestScheme,
        15 when name.SequenceEqual("SERVER_PROTOCOL"u8) => UwsgiVariable.ServerProtocol,
        _ => UwsgiVariable.None,
    };
}
