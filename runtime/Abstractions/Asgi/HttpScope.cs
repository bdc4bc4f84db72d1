using System.ComponentModel;

namespace Adapters;

/// <summary>One HTTP request (ASGI HTTP 2.5, HTTP connection scope).</summary>
public sealed class HttpScope : ConnectionScope
{
    private CancellationTokenSource? _aborted;
    private bool _isAborted;
    private HttpScope? _original;
    private string? _methodText;
    private ResponseBuffers? _scratch;

    /// <inheritdoc />
    public override string Type => "http";

    /// <summary>The scheme: <c>http</c> or <c>https</c>.</summary>
    public string Scheme => Request.Scheme;

    /// <summary>The method, if it is one of the known ones.</summary>
    public Method Method => Request.Method;

    /// <summary>The method's name, upper-cased.</summary>
    public string MethodName => _methodText ??= StillOf(MethodText.Of(Request));

    /// <summary>The server's threads for synchronous applications, or null if it has none.</summary>
    public WorkerThreads? Workers { get; init; }

    /// <summary>Cancelled when the client disconnects, or when the server stops waiting for the application.</summary>
    public CancellationToken Aborted
    {
        get
        {
            if (_original is not null)
                return Original(_original).Aborted;
            if (Volatile.Read(ref _isAborted))
                return new CancellationToken(canceled: true);
            // A worker thread may read this while the loop aborts: each checks the other's mark after setting its own.
            var aborted = _aborted ?? Interlocked.CompareExchange(ref _aborted, new CancellationTokenSource(), null) ?? _aborted;
            if (Volatile.Read(ref _isAborted))
                aborted.Cancel();
            return aborted.Token;
        }
    }

    /// <summary>
    /// Cancelled when the server begins to stop. Use it to end work that would not end by itself, such as a stream of events.
    /// The request continues; <see cref="Aborted"/> follows if it is not complete when its time is over.
    /// </summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Cancelled shortly after <see cref="Stopping"/>, when the streams that generated code sends end.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CancellationToken StreamsEnding { get; init; }

    /// <summary>Objects that generated code reuses for each response of the connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponseBuffers Scratch => _original is not null ? Original(_original).Scratch : _scratch ??= new ResponseBuffers();

    /// <summary>Cancels <see cref="Aborted"/>. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Abort()
    {
        Interlocked.Exchange(ref _isAborted, true);
        _aborted?.Cancel();
    }

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public override void End()
    {
        base.End();
        _methodText = null;
        _isAborted = false;
        _scratch?.Reset();
        // Not reused: a holder of the token must not be cancelled by the client of another request.
        _aborted = null;
    }

    /// <summary>
    /// Returns a scope for the same request under another prefix, for middleware that mounts an application. A scope that has
    /// been passed on must not be changed (ASGI 3.0, middleware).
    /// </summary>
    /// <param name="rootPath">The prefix that the inner application does not see in <see cref="ConnectionScope.RoutePath"/>.</param>
    /// <returns>The scope, which is valid as long as this one.</returns>
    public HttpScope WithRootPath(string rootPath)
    {
        var copy = new HttpScope
        {
            _original = _original ?? this, Workers = Workers, Stopping = Stopping, StreamsEnding = StreamsEnding, Guard = Guard,
        };
        copy.CopyFrom(this, rootPath);
        return copy;
    }

    /// <summary>Returns a scope for this request alone, for code that may keep it. Using it later throws.</summary>
    /// <returns>The scope.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HttpScope ForRequest()
    {
        Guard?.Keep();
        return this;
    }

    /// <summary>Returns a receive for this request alone, for code that may keep it. Calling it later returns a disconnect.</summary>
    /// <param name="receive">The receive that the application was given.</param>
    /// <returns>The receive.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Receive ForRequest(Receive receive)
    {
        Guard?.Keep();
        return receive;
    }

    /// <summary>Returns a send for this request alone, for code that may keep it. Calling it later throws.</summary>
    /// <param name="send">The send that the application was given.</param>
    /// <returns>The send.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Send ForRequest(Send send)
    {
        Guard?.Keep();
        return send;
    }

    /// <summary>Returns the scope that this one was made from, while it serves the same request.</summary>
    private HttpScope Original(HttpScope original)
    {
        _ = Request;
        return original;
    }
}
