using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The request as a synchronous application sees it: a dictionary with the CGI names (PEP 3333, environ variables), which the
/// application may change. Values are created on demand. Strings are Latin-1: one character for each byte. It is valid until the
/// request ends; using it later throws. <see cref="ToDictionary"/> returns a copy that stays valid.
/// </summary>
public sealed partial class Environ
{
    private readonly object?[] _values = new object?[(int)CgiVariable.None];
    private HttpScope? _scope;
    private WsgiInput? _input;
    private WsgiErrors? _errors;
    private WsgiSettings _settings = WsgiSettings.Default;
    private Address? _client;
    private Address? _server;

    /// <summary>The same request for asynchronous code (<c>asgi.scope</c>).</summary>
    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    public HttpScope Scope => _scope ?? throw Ended();

    /// <summary>The method, upper-cased (<c>REQUEST_METHOD</c>).</summary>
    public string Method => Text(CgiVariable.RequestMethod) ?? "";

    /// <summary>The prefix under which the application is mounted (<c>SCRIPT_NAME</c>); empty for none.</summary>
    public string ScriptName => Text(CgiVariable.ScriptName) ?? "";

    /// <summary>The path after <see cref="ScriptName"/>, percent-decoded (<c>PATH_INFO</c>).</summary>
    public string PathInfo => Text(CgiVariable.PathInfo) ?? "";

    /// <summary>
    /// The path for a router: the path of the request after its prefix, percent-encoded, or <see cref="PathInfo"/>, encoded, if
    /// a middleware has changed it to mount the application elsewhere.
    /// </summary>
    public ReadOnlySpan<byte> RoutePath => _changes is { Count: > 0 } && _changes.TryGetValue(CgiNames.PathInfo, out var changed)
        ? changed is string { Length: > 0 } path ? CgiText.Encode(path) : "/"u8
        : Scope.RoutePath;

    /// <summary>The query as sent, without the question mark (<c>QUERY_STRING</c>); empty for none.</summary>
    public string QueryString => Text(CgiVariable.QueryString) ?? "";

    /// <summary>The type of the body (<c>CONTENT_TYPE</c>), or null if the client sent none.</summary>
    public string? ContentType => Text(CgiVariable.ContentType);

    /// <summary>The length of the body in bytes (<c>CONTENT_LENGTH</c>), or -1 if it is not known.</summary>
    public long ContentLength => long.TryParse(Text(CgiVariable.ContentLength), null, out var length) ? length : -1;

    /// <summary>The server's host name or address (<c>SERVER_NAME</c>).</summary>
    public string ServerName => Text(CgiVariable.ServerName) ?? "";

    /// <summary>The server's port, as text (<c>SERVER_PORT</c>).</summary>
    public string ServerPort => Text(CgiVariable.ServerPort) ?? "";

    /// <summary>The protocol, such as <c>HTTP/1.1</c> (<c>SERVER_PROTOCOL</c>).</summary>
    public string ServerProtocol => Text(CgiVariable.ServerProtocol) ?? "";

    /// <summary>The peer's address (<c>REMOTE_ADDR</c>). Empty if it has none, as over a unix socket.</summary>
    public string RemoteAddress => Text(CgiVariable.RemoteAddress) ?? "";

    /// <summary>The scheme: <c>http</c> or <c>https</c> (<c>wsgi.url_scheme</c>).</summary>
    public string UrlScheme => Text(CgiVariable.UrlScheme) ?? "";

    /// <summary>The request body (<c>wsgi.input</c>).</summary>
    public Stream Input => Lookup(CgiVariable.Input) as Stream ?? Stream.Null;

    /// <summary>The writer for error reports (<c>wsgi.errors</c>).</summary>
    public TextWriter Errors => Lookup(CgiVariable.Errors) as TextWriter ?? TextWriter.Null;

    /// <summary>Rebuilds the URL of the request (PEP 3333, URL reconstruction).</summary>
    /// <param name="withQuery">True to include the query.</param>
    /// <returns>The URL, percent-encoded.</returns>
    public string Url(bool withQuery = true)
    {
        var host = TryGetValue("HTTP_HOST", out var given) ? given as string : null;
        if (string.IsNullOrEmpty(host))
            host = ServerPort == (UrlScheme == "https" ? "443" : "80") ? ServerName : $"{ServerName}:{ServerPort}";
        var path = CgiText.Quote(ScriptName) + CgiText.Quote(PathInfo);
        return $"{UrlScheme}://{host}{path}{(withQuery && QueryString.Length > 0 ? "?" : "")}{(withQuery ? QueryString : "")}";
    }

    /// <summary>Starts a request. For servers, which call it on the thread of the connection.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="input">The body of the request.</param>
    /// <param name="errors">The writer for error reports of the application.</param>
    /// <param name="settings">The settings that are the same for every request, or null for the defaults.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Begin(HttpScope scope, WsgiInput input, WsgiErrors errors, WsgiSettings? settings = null)
    {
        _scope = scope;
        _input = input;
        _errors = errors;
        errors.Begin();
        _settings = settings ?? WsgiSettings.Default;
        // Read now, while the socket is certainly open, and on the thread that owns it.
        _client = scope.Client;
        _server = scope.Server;
    }

    /// <summary>Ends the request, so that the next one cannot be read through this object. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void End()
    {
        _scope = null;
        // A thread that is reading the fields below, or the bytes of the request, checks the scope again afterwards.
        Volatile.WriteBarrier();
        _input = null;
        _errors = null;
        _settings = WsgiSettings.Default;
        _client = null;
        _server = null;
        Array.Clear(_values);
        Array.Clear(_headers);
        Array.Clear(_variables);
        _changes?.Clear();
    }

    private string? Text(CgiVariable variable) => Lookup(variable) as string;

    private object? Lookup(CgiVariable variable)
    {
        if (_changes is not { Count: > 0 } && _settings.Values is null)
            return Value(variable);
        return TryGetValue(CgiNames.All[(int)variable], out var value) ? value : null;
    }

    private static InvalidOperationException Ended() =>
        new("This environ has ended: it is valid until the end of the request. Copy what you need later.");

    /// <summary>
    /// Another thread may read while the request ends and its bytes are about to become those of the next one. In that case,
    /// the value it has read is not returned.
    /// </summary>
    private TResult Read<TKey, TResult>(TKey key, Func<Environ, TKey, TResult> read)
    {
        try
        {
            var value = read(this, key);
            Volatile.ReadBarrier();
            return _scope is null ? throw Ended() : value;
        }
        catch (Exception) when (_scope is null)
        {
            throw Ended();
        }
    }

    private object? Value(CgiVariable variable) => Read(
        variable, static (environ, variable) => environ._values[(int)variable] ??= environ.Make(variable, environ.Scope));

    private object? Make(CgiVariable variable, HttpScope scope) => variable switch
    {
        CgiVariable.RequestMethod => scope.MethodName,
        CgiVariable.ScriptName => CgiText.ScriptName(scope),
        CgiVariable.PathInfo => CgiText.PathInfo(scope),
        CgiVariable.QueryString => scope.QueryStringText,
        CgiVariable.ContentType => CgiHeaders.Value(scope.Request, "content-type"u8),
        CgiVariable.ContentLength => scope.Request.ContentLength is >= 0 and var length ? length.ToString(null as IFormatProvider) : null,
        CgiVariable.ServerName => CgiText.ServerName(scope, _server),
        CgiVariable.ServerPort => CgiText.ServerPort(scope, _server),
        CgiVariable.ServerProtocol => CgiText.Protocol(scope),
        CgiVariable.ServerSoftware => FrontVariables.Latin1(scope.Request, "SERVER_SOFTWARE") ?? "adapters",
        CgiVariable.GatewayInterface => FrontVariables.Latin1(scope.Request, "GATEWAY_INTERFACE") ?? "CGI/1.1",
        CgiVariable.RemoteAddress => _client?.Host ?? "",
        CgiVariable.RemotePort => _client?.Port?.ToString(null as IFormatProvider),
        CgiVariable.RequestUri => FrontVariables.Latin1(scope.Request, "REQUEST_URI") ?? CgiText.RequestUri(scope),
        CgiVariable.RawUri => CgiText.RequestUri(scope),
        CgiVariable.Https => scope.Scheme == "https" ? "on" : null,
        _ => MakeWsgi(variable, scope),
    };

    private object? MakeWsgi(CgiVariable variable, HttpScope scope) => variable switch
    {
        CgiVariable.WsgiVersion => EnvironConstants.Version,
        CgiVariable.UrlScheme => scope.Scheme,
        CgiVariable.Input => _input,
        CgiVariable.IsInputTerminated => EnvironConstants.True,
        CgiVariable.Errors => _errors,
        CgiVariable.IsMultithread => _settings.IsMultithread ? EnvironConstants.True : EnvironConstants.False,
        CgiVariable.IsMultiprocess => _settings.IsMultiprocess ? EnvironConstants.True : EnvironConstants.False,
        CgiVariable.RunsOnce => EnvironConstants.False,
        CgiVariable.FileWrapper => EnvironConstants.FileWrapper,
        CgiVariable.AsgiScope => scope,
        _ => null,
    };
}

/// <summary>Values that are the same in every environ, boxed once.</summary>
internal static class EnvironConstants
{
    public static readonly object Version = (1, 0);
    public static readonly object True = true;
    public static readonly object False = false;
    public static readonly Func<Stream, int, IEnumerable<ReadOnlyMemory<byte>>> FileWrapper = (stream, blockSize) =>
        new FileWrapper(stream, blockSize);
}
