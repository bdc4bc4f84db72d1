namespace Adapters;

/// <summary>The variables of every environ, except the header fields (RFC 3875, section 4.1; PEP 3333, environ variables).</summary>
internal enum CgiVariable : byte
{
    RequestMethod,
    ScriptName,
    PathInfo,
    QueryString,
    ContentType,
    ContentLength,
    ServerName,
    ServerPort,
    ServerProtocol,
    ServerSoftware,
    GatewayInterface,
    RemoteAddress,
    RemotePort,
    RequestUri,
    RawUri,
    Https,
    WsgiVersion,
    UrlScheme,
    Input,
    IsInputTerminated,
    Errors,
    IsMultithread,
    IsMultiprocess,
    RunsOnce,
    FileWrapper,
    AsgiScope,
    None,
}

/// <summary>The names of the variables, in the order of <see cref="CgiVariable"/>.</summary>
internal static class CgiNames
{
    public const string RequestMethod = "REQUEST_METHOD";
    public const string ScriptName = "SCRIPT_NAME";
    public const string PathInfo = "PATH_INFO";
    public const string QueryString = "QUERY_STRING";
    public const string ContentType = "CONTENT_TYPE";
    public const string ContentLength = "CONTENT_LENGTH";
    public const string ServerName = "SERVER_NAME";
    public const string ServerPort = "SERVER_PORT";
    public const string ServerProtocol = "SERVER_PROTOCOL";
    public const string RemoteAddress = "REMOTE_ADDR";
    public const string UrlScheme = "wsgi.url_scheme";
    public const string Input = "wsgi.input";
    public const string Errors = "wsgi.errors";

    public static readonly string[] All =
    [
        RequestMethod, ScriptName, PathInfo, QueryString, ContentType, ContentLength, ServerName, ServerPort, ServerProtocol,
        "SERVER_SOFTWARE", "GATEWAY_INTERFACE", RemoteAddress, "REMOTE_PORT", "REQUEST_URI", "RAW_URI", "HTTPS",
        "wsgi.version", UrlScheme, Input, "wsgi.input_terminated", Errors, "wsgi.multithread", "wsgi.multiprocess",
        "wsgi.run_once", "wsgi.file_wrapper", "asgi.scope",
    ];

    public static CgiVariable Find(string name) => name switch
    {
        RequestMethod => CgiVariable.RequestMethod,
        ScriptName => CgiVariable.ScriptName,
        PathInfo => CgiVariable.PathInfo,
        QueryString => CgiVariable.QueryString,
        ContentType => CgiVariable.ContentType,
        ContentLength => CgiVariable.ContentLength,
        _ => (CgiVariable)(Array.IndexOf(All, name) is >= 0 and var index ? index : (int)CgiVariable.None),
    };
}
