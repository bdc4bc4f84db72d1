using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The bytes of one request, as a server holds them. Spans are views of its buffers: they are valid on the calling thread until
/// the next await. Strings are created on demand.
/// </summary>
public abstract class RequestView
{
    /// <summary>The version: <c>1.0</c>, <c>1.1</c> or <c>2</c>.</summary>
    public abstract string HttpVersion { get; }

    /// <summary>The scheme of the request: <c>http</c> or <c>https</c>.</summary>
    public abstract string Scheme { get; }

    /// <summary>The method, if it is one of the known ones.</summary>
    public abstract Method Method { get; }

    /// <summary>The method's name, as on the wire.</summary>
    public abstract ReadOnlySpan<byte> MethodName { get; }

    /// <summary>The path as sent, still percent-encoded, without the query, or as the front server has rewritten it.</summary>
    public abstract ReadOnlySpan<byte> RawPath { get; }

    /// <summary>
    /// The path to route: <see cref="RawPath"/> or, over a gateway protocol (uwsgi), the same path as the front server decoded
    /// it, with its prefix, percent-encoded again.
    /// </summary>
    public virtual ReadOnlySpan<byte> EncodedPath => RawPath;

    /// <summary>The query as sent, still percent-encoded, without the question mark. Empty for none.</summary>
    public abstract ReadOnlySpan<byte> QueryString { get; }

    /// <summary>Indicates whether the target has a question mark, even if nothing follows it.</summary>
    public virtual bool HasQuery => !QueryString.IsEmpty;

    /// <summary>The number of header fields.</summary>
    public abstract int HeaderCount { get; }

    /// <summary>The value of Content-Length in bytes, or -1 if there is none.</summary>
    public abstract long ContentLength { get; }

    /// <summary>
    /// The part of the path that the front server has already routed (ASGI <c>root_path</c>, CGI <c>SCRIPT_NAME</c>). Empty for
    /// none.
    /// </summary>
    public abstract string RootPath { get; }

    /// <summary>The peer's end of the connection, or null if it is not known.</summary>
    public abstract Address? Client { get; }

    /// <summary>The server's end of the connection, or null if it is not known.</summary>
    public abstract Address? Server { get; }

    /// <summary>The number of additional variables that the front server sends (uwsgi). Zero over HTTP.</summary>
    public virtual int VariableCount => 0;

    /// <summary>Returns the name of a variable. If a name occurs twice, the last one counts.</summary>
    /// <param name="index">Zero to <see cref="VariableCount"/>, exclusive.</param>
    /// <returns>The name.</returns>
    public virtual ReadOnlySpan<byte> VariableName(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Returns the value of a variable.</summary>
    /// <param name="index">Zero to <see cref="VariableCount"/>, exclusive.</param>
    /// <returns>The value, which may be any bytes.</returns>
    public virtual ReadOnlySpan<byte> VariableValue(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Returns the name of a header field, in lower case.</summary>
    /// <param name="index">Zero to <see cref="HeaderCount"/>, exclusive.</param>
    /// <returns>The name.</returns>
    public abstract ReadOnlySpan<byte> HeaderName(int index);

    /// <summary>Returns the value of a header field, without surrounding white space.</summary>
    /// <param name="index">Zero to <see cref="HeaderCount"/>, exclusive.</param>
    /// <returns>The value.</returns>
    public abstract ReadOnlySpan<byte> HeaderValue(int index);

    /// <summary>Makes the identifier of a trace for a request that belongs to none (W3C Trace Context, section 3.2.2.3).</summary>
    /// <returns>The identifier. It is unique, but no secret: making it takes no system call.</returns>
    protected internal virtual Guid MakeTrace()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Creates the exception for reading the bytes of a request that has ended.</summary>
    /// <returns>The exception.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static InvalidOperationException Ended() => new(
        "This request has ended: it is valid until the application completes. Use scope.RequestCopy() to read it later.");
}
