namespace Adapters.Protocols.Cgi;

/// <summary>The CGI variables with facts about a request (RFC 3875, section 4.1, and additions of front servers).</summary>
internal enum CgiMetaVariable : byte
{
    RequestMethod,
    RequestUri,
    PathInfo,
    ScriptName,
    QueryString,
    ServerProtocol,
    RequestScheme,
    Https,
    RemoteAddress,
    RemotePort,
    ServerName,
    ServerPort,
    ContentType,
    ContentLength,
    None,
}

/// <summary>Their names on the wire.</summary>
internal static class CgiMetaVariables
{
    public static readonly string[] All =
    [
        "REQUEST_METHOD", "REQUEST_URI", "PATH_INFO", "SCRIPT_NAME", "QUERY_STRING", "SERVER_PROTOCOL", "REQUEST_SCHEME",
        "HTTPS", "REMOTE_ADDR", "REMOTE_PORT", "SERVER_NAME", "SERVER_PORT", "CONTENT_TYPE", "CONTENT_LENGTH",
    ];

    private static readonly byte[][] Bytes = [.. All.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static CgiMetaVariable Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            if (name.SequenceEqual(Bytes[i]))
                return (CgiMetaVariable)i;
        }

        return CgiMetaVariable.None;
    }
}
