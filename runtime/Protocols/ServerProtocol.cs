namespace Adapters.Protocols;

/// <summary>
/// The server's side of a connection that carries one exchange after another, without any input or output of its own: bytes in,
/// events out; decisions on the framing of the response out, which is written as HTTP/1.x. Each protocol documents its states.
/// </summary>
internal abstract class ServerProtocol
{
    /// <summary>The problem with the request, after an error event.</summary>
    public abstract ProtocolError Error { get; }

    /// <summary>The length of the head that the last request event found.</summary>
    public abstract int HeadLength { get; }

    /// <summary>The start of the last data event's bytes in the input.</summary>
    public abstract int DataStart { get; }

    public abstract int DataLength { get; }

    /// <summary>True if the last byte of the body has been read.</summary>
    public abstract bool IsBodyReceived { get; }

    /// <summary>The number of bytes of the body that are certain to follow: those of its length, or of the current chunk.</summary>
    public abstract long BodyLeft { get; }

    /// <summary>
    /// True if the body has a length instead of chunks, so that it cannot turn out malformed or longer than declared.
    /// </summary>
    public virtual bool HasBodyLength => true;

    /// <summary>True if the client waits for 100 before it sends the body, and has sent none of it.</summary>
    public virtual bool IsExpectingContinue => false;

    /// <summary>After <see cref="StartResponse"/>, true if the connection may carry another request.</summary>
    public virtual bool KeepsAlive => false;

    public virtual bool IsHttp10 => false;

    /// <summary>True if the last request asks for another protocol on this connection (RFC 9110, section 7.8).</summary>
    public virtual bool WantsUpgrade => false;

    /// <summary>
    /// Returns the next event of the input, and the number of bytes of it that were used. The input starts at the first unused
    /// byte. The bytes of a head stay until the head is complete.
    /// </summary>
    public abstract ProtocolEvent Read(Span<byte> input, out int consumed);

    /// <summary>Chooses the framing of the response (RFC 9112, section 6). A length of -1 is not known.</summary>
    public abstract BodyFraming StartResponse(int status, long contentLength, bool mustClose);

    /// <summary>Reports that the current response declares itself to be the last.</summary>
    public virtual void StopKeepAlive() =>
        throw new InvalidOperationException("The connection carries one request: there is no keep-alive.");

    /// <summary>Reports that 100 Continue was sent to the client (RFC 9110, section 10.1.1).</summary>
    public virtual void OnContinued() => throw new InvalidOperationException("No client of this protocol waits for 100 (Continue).");

    /// <summary>Makes the protocol ready for the first request of another connection.</summary>
    public abstract void Reset();
}
