using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The members that HTTP and WebSocket scopes share (ASGI HTTP and WebSocket 2.5). A scope is valid until the application
/// completes; using it later throws. A server may reuse the object for the next request, but an application only ever sees one
/// request. To read the request later, keep a <see cref="RequestCopy"/>.
/// </summary>
public abstract class ConnectionScope : Scope
{
    private RequestView? _request;
    private ConnectionScope? _original;
    private uint _generation;
    private IDictionary<string, object?>? _state;
    private IDictionary<string, object?>? _lifespanState;
    private string? _route;
    private string? _rootPath;
    private string? _path;
    private string? _rawPathText;
    private string? _queryText;
    private Guid _trace;
    private IReadOnlyDictionary<string, object?> _offered = ScopeExtensions.None;
    private IReadOnlyDictionary<string, object?>? _extensions;
    private IReadOnlyDictionary<string, string>? _variables;
    private RequestScope? _requestScope;

    /// <summary>Creates a scope without a request. For servers, which call <see cref="Begin"/> for each one.</summary>
    protected ConnectionScope()
    {
    }

    /// <inheritdoc />
    public override AsgiVersions Asgi => AsgiVersions.Http;

    /// <summary>The bytes of the request.</summary>
    /// <exception cref="InvalidOperationException">The application has completed, so the request is no longer available.</exception>
    public RequestView Request => _original is null ? Volatile.Read(ref _request) ?? throw Ended() : _original.RequestOf(_generation);

    /// <summary>The version: <c>1.0</c>, <c>1.1</c> or <c>2</c>.</summary>
    public string HttpVersion => Request.HttpVersion;

    /// <summary>
    /// The path as sent, still percent-encoded, without the query (ASGI <c>raw_path</c>). If a front server has rewritten the
    /// path (uwsgi), it is the rewritten one, encoded. Decoded, the two are the same.
    /// </summary>
    public ReadOnlySpan<byte> RawPath => Request.RawPath;

    /// <summary>The query as sent, still percent-encoded, without the question mark (ASGI <c>query_string</c>).</summary>
    public ReadOnlySpan<byte> QueryString => Request.QueryString;

    /// <summary>The header fields of the request, with names in lower case, in the order of arrival.</summary>
    public RequestHeaders Headers => _original is null ? new RequestHeaders(this, _generation) : new RequestHeaders(_original, _generation);

    /// <summary>The peer's end of the connection, or null if it is not known.</summary>
    public Address? Client => Request.Client;

    /// <summary>The server's end of the connection, or null if it is not known.</summary>
    public Address? Server => Request.Server;

    /// <summary>
    /// The extensions that the server offers, by name (ASGI 3.0, extensions). <c>cgi</c> is <see cref="Variables"/>, if a front
    /// server sends any.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Extensions
    {
        get
        {
            var request = Request;
            return _original is not null ? _original.Extensions : _extensions ??= request.VariableCount == 0
                ? _offered
                : ScopeExtensions.WithVariables(_offered, Variables);
        }
    }

    /// <summary>
    /// The front server's facts about the request that have no other place in the scope, by CGI name: <c>REMOTE_USER</c>,
    /// <c>DOCUMENT_ROOT</c>, <c>REQUEST_URI</c> as the client sent it, and variables that its configuration adds (uwsgi). Empty
    /// over HTTP, where only the client could have sent them. The text is UTF-8. Each call makes a copy.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var request = Request;
            return _original is not null ? _original.Variables : _variables ??= StillOf(FrontVariables.ToDictionary(request));
        }
    }

    /// <summary>
    /// The prefix under which the application is mounted (ASGI <c>root_path</c>, CGI <c>SCRIPT_NAME</c>). Empty for none.
    /// </summary>
    public string RootPath => _rootPath ?? Request.RootPath;

    /// <summary>The whole path, percent-decoded and read as UTF-8. It starts with <see cref="RootPath"/> (ASGI <c>path</c>).</summary>
    public string Path => _path ??= StillOf(PathText.WithRoot(RootPath, PathText.Decode(Request.EncodedPath)));

    /// <summary><see cref="RawPath"/> as text.</summary>
    public string RawPathText => _rawPathText ??= StillOf(PathText.Latin1(RawPath));

    /// <summary>The query as sent, as text.</summary>
    public string QueryStringText => _queryText ??= StillOf(PathText.Latin1(QueryString));

    /// <summary>
    /// The identifier of the trace that the request belongs to, 32 hexadecimal digits: that of its <c>traceparent</c> (W3C Trace Context),
    /// or a new one. Problems and the log of the server have it.
    /// </summary>
    public string TraceId => Trace.ToString("N");

    /// <summary>The part of the path after <see cref="RootPath"/>, percent-encoded, as a router reads it.</summary>
    public ReadOnlySpan<byte> RoutePath => PathAfterRoot is { IsEmpty: false } path ? path : "/"u8;

    /// <summary><see cref="TraceId"/> as a number.</summary>
    internal Guid Trace
    {
        get
        {
            var request = Request;
            if (_original is not null)
                return _original.Trace;
            if (_trace == default)
                _trace = StillOf(ReadTrace(request));
            return _trace;
        }
    }

    /// <summary>The same part, but empty for the root path itself.</summary>
    internal ReadOnlySpan<byte> PathAfterRoot
    {
        get
        {
            var request = Request;
            var root = _rootPath ?? request.RootPath;
            return root.Length == 0 ? request.EncodedPath : PathText.AfterRoot(request.EncodedPath, root);
        }
    }

    /// <inheritdoc />
    public override IDictionary<string, object?> State
    {
        get
        {
            _ = Request;
            return _original is not null ? _original.State : _state ??= _lifespanState is null
                ? new Dictionary<string, object?>()
                : new Dictionary<string, object?>(_lifespanState);
        }
    }

    /// <summary>
    /// The route that answers, such as <c>GET /users/{id} (Users.Get)</c>. The generated router sets it, and the watchdog and
    /// the access log report it. Null until it is known.
    /// </summary>
    public string? Route
    {
        get => _original is null ? _route : _original._generation == _generation ? _original._route : null;
        set
        {
            if (_original is null)
                _route = value;
            else if (_original._generation == _generation)
                _original.Route = value;
        }
    }

    /// <summary>
    /// Notified when an object of this request might be kept, and of an error that is too late for the response. Null if all objects are
    /// new for each request anyway, and nobody logs.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestGuard? Guard { get; init; }

    /// <summary>The watch of the last route that had filters around it.</summary>
    internal ResponseWatch? Watch { get; set; }

    /// <summary>Starts a request. For servers.</summary>
    /// <param name="request">The bytes of the request.</param>
    /// <param name="lifespanState">The values that the application stored during lifespan startup, or null.</param>
    /// <param name="extensions">The extensions that the server offers, or null for none.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public virtual void Begin(
        RequestView request,
        IDictionary<string, object?>? lifespanState = null,
        IReadOnlyDictionary<string, object?>? extensions = null)
    {
        _request = request;
        _lifespanState = lifespanState;
        _offered = extensions ?? ScopeExtensions.None;
        // A thread that the last application left behind may have set them after its end.
        (Services, OpenScope, _requestScope) = (null, null, null);
    }

    /// <summary>Ends the request, so that the next one's bytes cannot be read through this object. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public virtual void End()
    {
        // From here on, objects handed out for this request belong to an earlier generation.
        _generation++;
        _request = null;
        _lifespanState = null;
        _state = null;
        _rootPath = null;
        _path = null;
        _rawPathText = null;
        _queryText = null;
        _trace = default;
        _offered = ScopeExtensions.None;
        _extensions = null;
        _variables = null;
        _route = null;
        (Services, OpenScope, _requestScope) = (null, null, null);
    }

    /// <summary>Returns what belongs to this request alone: its services, and the handlers that are made for it.</summary>
    internal RequestScope OpenRequestScope() =>
        _requestScope ??= (Services is { } services ? OpenScope?.Invoke(services) : null) ?? new RequestScope(Services, owner: null);

    /// <summary>Takes what belongs to this request alone, for its end. Null if nothing has asked for it.</summary>
    internal RequestScope? TakeRequestScope() => Interlocked.Exchange(ref _requestScope, null);

    /// <summary>Returns a copy of the request's bytes that outlives the application.</summary>
    /// <returns>The copy.</returns>
    public RequestView RequestCopy() => StillOf(new BufferedRequest(Request));

    /// <summary>Returns the bytes of a request, for objects that were handed out for it and may be used too late.</summary>
    internal RequestView RequestOf(uint generation) =>
        generation == Volatile.Read(ref _generation) && Volatile.Read(ref _request) is { } request ? request : throw Ended();

    /// <summary>
    /// Returns a value made from the request's bytes, provided that they still belonged to this request afterwards: a thread
    /// that the application left behind may read while the request ends.
    /// </summary>
    private protected T StillOf<T>(T made)
    {
        _ = Request;
        return made;
    }

    private Guid ReadTrace(RequestView request)
    {
        Headers.TryGetValue("traceparent"u8, out var field);
        return TraceParent.TryRead(field, out var trace) ? trace : request.MakeTrace();
    }

    /// <summary>Copies the state of another scope. The root path may differ.</summary>
    /// <param name="other">The scope to copy.</param>
    /// <param name="rootPath">The new root path, or null to keep it.</param>
    private protected void CopyFrom(ConnectionScope other, string? rootPath)
    {
        _original = other._original ?? other;
        _generation = other._generation;
        _rootPath = rootPath ?? other._rootPath;
        (Services, OpenScope) = (other.Services, other.OpenScope);
    }

    private static InvalidOperationException Ended() => new(
        "This scope has ended: it is valid until the application completes. Copy what you need later.");
}
