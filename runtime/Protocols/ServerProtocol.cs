namespace Adapters.Protocols;

/// <summary>
/// The server's side of a connection that carries one exchange after the other, without any input or output of its own: bytes
/// in, events out; decisions on the framing of the response out, which is written as HTTP/1.x. Each protocol documents its
/// states.
/// </summary>
internal abstract class ServerProtocol
{
    /// <summary>What is wrong with the request, after an error event.</summary>
    public abstract ProtocolError Error { get; }

    /// <summary>The length of the head that the last request event found.</summary>
    public abstract int HeadLength { get; }

    /// <summary>Where the bytes of the last data event start in the input.</summary>
    public abstract int DataStart { get; }

    public abstract int DataLength { get; }

    /// <summary>The last byte of the body was read.</summary>
    public abstract bool IsBodyReceived { get; }

    /// <summary>The bytes that are certain to follow of the body: those of its length, or of the chunk under way.</summary>
    public abstract long BodyLeft { get; }

    /// <summary>The body has a length, and not chunks, so that it cannot turn out malformed or longer than it said.</summary>
    public virtual bool HasBodyLength => true;

    /// <summary>The client waits for 100 before it sends the body, and has sent none of it.</summary>
    public virtual bool IsExpectingContinue => false;

    /// <summary>After <see cref="StartResponse"/>: the connection may carry another request.</summary>
    public virtual bool KeepsAlive => false;

    public virtual bool IsHttp10 => false;

    /// <summary>
    /// Indicates what the input holds next, and how many bytes of it that used. The input starts at the first byte not used;
    /// that of a head stays until the head is whole.
    /// </summary>
    public abstract ProtocolEvent Read(Span<byte> input, out int consumed);

    /// <summary>Chooses the framing of the response (RFC 9112, section 6); a length of -1 is not known.</summary>
    public abstract BodyFraming StartResponse(int status, long contentLength, bool mustClose);

    /// <summary>The response under way says that it is the last.</summary>
    public virtual void StopKeepAlive() => throw new InvalidOperationException("The connection carries one request: none is kept.");

    /// <summary>The client has been asked to go on (RFC 9110, section 10.1.1).</summary>
    public virtual void OnContinued() => throw new InvalidOperationException("No client of this protocol waits for 100.");

    /// <summary>Makes the protocol ready for the first request of another connection.</summary>
    public abstract void Reset();
}
