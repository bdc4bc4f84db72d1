using System.ComponentModel;

namespace Adapters;

/// <summary>
/// What HTTP and WebSocket scopes share (ASGI HTTP and WebSocket 2.5). A server uses the object again for the next request:
/// it is valid until the application completes, and asking an ended one throws. Keep <see cref="RequestCopy"/> to look later.
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

    /// <summary>Makes a scope with no request yet: for servers, which call <see cref="Begin"/> for each.</summary>
    protected ConnectionScope()
    {
    }

    /// <inheritdoc />
    public override AsgiVersions Asgi => AsgiVersions.Http;

    /// <summary>The bytes of the request.</summary>
    /// <exception cref="InvalidOperationException">The application has completed, so the request is gone.</exception>
    public RequestView Request => _original is null ? _request ?? throw Ended() : _original.RequestOf(_generation);

    /// <summary>The version: <c>1.0</c>, <c>1.1</c> or <c>2</c>.</summary>
    public string HttpVersion => Request.HttpVersion;

    /// <summary>The path as sent, still percent-encoded, without the query (ASGI <c>raw_path</c>).</summary>
    public ReadOnlySpan<byte> RawPath => Request.RawPath;

    /// <summary>The query as sent, still percent-encoded, without the question mark (ASGI <c>query_string</c>).</summary>
    public ReadOnlySpan<byte> QueryString => Request.QueryString;

    /// <summary>The header fields of the request, names in lower case, in the order in which they came.</summary>
    public RequestHeaders Headers => _original is null ? new RequestHeaders(this, _generation) : new RequestHeaders(_original, _generation);

    /// <summary>The peer's end of the connection, or null where it is not known.</summary>
    public Address? Client => Request.Client;

    /// <summary>Our end of the connection, or null where it is not known.</summary>
    public Address? Server => Request.Server;

    /// <summary>The extensions that the server offers, by name (ASGI 3.0, extensions).</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; private set; } = ScopeDefaults.NoExtensions;

    /// <summary>The prefix under which the application is mounted (ASGI <c>root_path</c>, CGI <c>SCRIPT_NAME</c>); empty for none.</summary>
    public string RootPath => _rootPath ?? Request.RootPath;

    /// <summary>The whole path, percent-decoded and read as UTF-8; it starts with <see cref="RootPath"/> (ASGI <c>path</c>).</summary>
    public string Path => _path ??= PathText.WithRoot(RootPath, PathText.Decode(RawPath));

    /// <summary>The path as sent, as text.</summary>
    public string RawPathText => _rawPathText ??= PathText.Latin1(RawPath);

    /// <summary>The query as sent, as text.</summary>
    public string QueryStringText => _queryText ??= PathText.Latin1(QueryString);

    /// <summary>The part of <see cref="RawPath"/> after <see cref="RootPath"/>: what a router looks at.</summary>
    public ReadOnlySpan<byte> RoutePath
    {
        get
        {
            var request = Request;
            var root = _rootPath ?? request.RootPath;
            return root.Length == 0 ? request.RawPath : PathText.AfterRoot(request.RawPath, root);
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
    /// The route that answers, as <c>GET /users/{id} (Users.Get)</c>, set by the generated router: the watchdog and the
    /// access log name it. Null before it is known.
    /// </summary>
    public string? Route
    {
        get => _original is null ? _route : _original.Route;
        set
        {
            if (_original is null)
                _route = value;
            else if (_original._generation == _generation)
                _original.Route = value;
        }
    }

    /// <summary>Starts a request: for servers.</summary>
    /// <param name="request">The bytes of the request.</param>
    /// <param name="lifespanState">What the application stored during its lifespan startup, or null.</param>
    /// <param name="extensions">The extensions that the server offers, or null for none.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public virtual void Begin(
        RequestView request,
        IDictionary<string, object?>? lifespanState = null,
        IReadOnlyDictionary<string, object?>? extensions = null)
    {
        _request = request;
        _lifespanState = lifespanState;
        Extensions = extensions ?? ScopeDefaults.NoExtensions;
    }

    /// <summary>Ends the request, so that nobody reads the next one's bytes through it: for servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public virtual void End()
    {
        // From here on, whatever was handed out for this request is of a former generation.
        _generation++;
        _request = null;
        _lifespanState = null;
        _state = null;
        _rootPath = null;
        _path = null;
        _rawPathText = null;
        _queryText = null;
        _route = null;
    }

    /// <summary>A copy of the request's bytes that outlives the application.</summary>
    /// <returns>The copy.</returns>
    public RequestView RequestCopy() => new BufferedRequest(Request);

    /// <summary>The bytes of a request, for what was handed out for it and may be used too late.</summary>
    internal RequestView RequestOf(uint generation) => generation == _generation && _request is not null ? _request : throw Ended();

    /// <summary>Takes over what another scope knows; the root path may differ.</summary>
    /// <param name="other">The scope to copy.</param>
    /// <param name="rootPath">The new root path, or null to keep it.</param>
    private protected void CopyFrom(ConnectionScope other, string? rootPath)
    {
        _original = other._original ?? other;
        _generation = other._generation;
        _rootPath = rootPath ?? other._rootPath;
        Extensions = other.Extensions;
    }

    private static InvalidOperationException Ended() => new(
        "This scope has ended: it is valid until the application completes. Copy what is needed later.");
}

internal static class ScopeDefaults
{
    public static readonly IReadOnlyDictionary<string, object?> NoExtensions = new Dictionary<string, object?>();
}
