using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The bytes of one request, as a server holds them. Spans are views of its buffers: they are valid on the thread that
/// asks, until the next await; strings are made when asked for.
/// </summary>
public abstract class RequestView
{
    /// <summary>The version: <c>1.0</c>, <c>1.1</c> or <c>2</c>.</summary>
    public abstract string HttpVersion { get; }

    /// <summary>The scheme of the request: <c>http</c> or <c>https</c>.</summary>
    public abstract string Scheme { get; }

    /// <summary>The method, where it is one of the known ones.</summary>
    public abstract Method Method { get; }

    /// <summary>The method's name, as on the wire.</summary>
    public abstract ReadOnlySpan<byte> MethodName { get; }

    /// <summary>The path as sent, still percent-encoded, without the query; or as the front server has rewritten it.</summary>
    public abstract ReadOnlySpan<byte> RawPath { get; }

    /// <summary>
    /// The path that is routed: <see cref="RawPath"/>, and over a gateway protocol (uwsgi) the same path as the front server has
    /// decoded it, with its prefix, percent-encoded again.
    /// </summary>
    public virtual ReadOnlySpan<byte> EncodedPath => RawPath;

    /// <summary>The query as sent, still percent-encoded, without the question mark; empty for none.</summary>
    public abstract ReadOnlySpan<byte> QueryString { get; }

    /// <summary>Whether the target has a question mark, even if nothing is behind it.</summary>
    public virtual bool HasQuery => !QueryString.IsEmpty;

    /// <summary>The number of header fields.</summary>
    public abstract int HeaderCount { get; }

    /// <summary>The value of Content-Length in bytes, or -1 where there is none.</summary>
    public abstract long ContentLength { get; }

    /// <summary>The path that the front server has already routed on (ASGI <c>root_path</c>, CGI <c>SCRIPT_NAME</c>); empty for none.</summary>
    public abstract string RootPath { get; }

    /// <summary>The peer's end of the connection, or null where it is not known.</summary>
    public abstract Address? Client { get; }

    /// <summary>Our end of the connection, or null where it is not known.</summary>
    public abstract Address? Server { get; }

    /// <summary>The number of variables that the front server gives beside all that (uwsgi); zero over HTTP.</summary>
    public virtual int VariableCount => 0;

    /// <summary>The name of a variable. Of two with one name the last counts.</summary>
    /// <param name="index">Zero to <see cref="VariableCount"/>, exclusive.</param>
    /// <returns>The name.</returns>
    public virtual ReadOnlySpan<byte> VariableName(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The value of a variable.</summary>
    /// <param name="index">Zero to <see cref="VariableCount"/>, exclusive.</param>
    /// <returns>The value: any bytes.</returns>
    public virtual ReadOnlySpan<byte> VariableValue(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The name of a header field, in lower case.</summary>
    /// <param name="index">Zero to <see cref="HeaderCount"/>, exclusive.</param>
    /// <returns>The name.</returns>
    public abstract ReadOnlySpan<byte> HeaderName(int index);

    /// <summary>The value of a header field, without the white space around it.</summary>
    /// <param name="index">Zero to <see cref="HeaderCount"/>, exclusive.</param>
    /// <returns>The value.</returns>
    public abstract ReadOnlySpan<byte> HeaderValue(int index);

    /// <summary>What a server says to whoever asks for the bytes of a request that is over.</summary>
    /// <returns>The exception.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static InvalidOperationException Ended() => new(
        "This request has ended: it is valid until the application completes. Take scope.RequestCopy() to look later.");
}
