using Adapters.Server.Native;

namespace Adapters.Server.Transports;

/// <summary>The events that an endpoint watches for.</summary>
[Flags]
internal enum Interest
{
    None = 0,
    Read = 1,
    Write = 2,

    /// <summary>
    /// The peer has ended its side. For a connection that does not read, and would find the end only after unread data.
    /// </summary>
    PeerShutdown = 4,
}

/// <summary>
/// One connected socket, as its connection uses it: never blocking, and only on the loop's thread. A transport calls the
/// handler when the socket is ready, level-triggered: as long as it is ready and watched.
/// </summary>
internal abstract class Endpoint
{
    /// <summary>Nothing to read, or no room to write now.</summary>
    public const int WouldBlock = -1;

    /// <summary>The connection is gone: reset, timed out or broken.</summary>
    public const int Failed = -2;

    /// <summary>The handler of events. Set once, before the first event.</summary>
    public IEndpointHandler Handler { get; set; } = null!;

    /// <summary>
    /// The peer's end, or null if it has no address, as over a unix socket. Read on demand, even from a closed endpoint.
    /// </summary>
    public abstract Address? Remote { get; }

    /// <summary>Our end. Once read while the endpoint is open, it stays known.</summary>
    public abstract Address? Local { get; }

    /// <summary>
    /// True if we have closed it: no more events are reported, and receiving and sending return <see cref="Failed"/>.
    /// </summary>
    public bool IsClosed { get; private set; }

    /// <summary>
    /// Reads the available bytes. Returns their number, 0 when the peer has ended its side, <see cref="WouldBlock"/> or
    /// <see cref="Failed"/>.
    /// </summary>
    public abstract int Receive(Span<byte> destination);

    /// <summary>
    /// Writes as many bytes as there is room for. Returns their number, <see cref="WouldBlock"/> or <see cref="Failed"/>. Bytes
    /// that were not taken must come first the next time: a transport may be about to send a part of them.
    /// </summary>
    public abstract int Send(ReadOnlySpan<byte> source);

    /// <summary>
    /// The number of bytes that <see cref="Send"/> took and that the peer's system has not acknowledged, or its reader has not
    /// read; 0 if this is not known. Costs a system call.
    /// </summary>
    public abstract int Unacknowledged { get; }

    /// <summary>
    /// Sets the events to watch for. A new endpoint watches for reads. Without effect after
    /// <see cref="IEndpointHandler.OnHangup"/>.
    /// </summary>
    public abstract void Watch(Interest interest);

    /// <summary>Ends our side. The peer reads the end after the last byte.</summary>
    public abstract void ShutdownSend();

    /// <summary>
    /// Releases the socket. With <paramref name="reset"/>, the peer sees an error instead of an end. No event follows.
    /// </summary>
    public void Close(bool reset)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        Release(reset);
    }

    /// <summary>Releases the resources of the transport. Called once.</summary>
    protected abstract void Release(bool reset);
}

/// <summary>Handles the events of an endpoint. All calls come on the loop's thread.</summary>
internal interface IEndpointHandler
{
    /// <summary>There are bytes, an end or an error to read.</summary>
    void OnReadable();

    /// <summary>There is room to write again.</summary>
    void OnWritable();

    /// <summary>The peer has ended its side, after data that has not been read.</summary>
    void OnPeerShutdown();

    /// <summary>
    /// The connection is gone in both directions while reading is not watched (a watched read reports it by its result):
    /// nothing more can be sent, and no more events follow. Close the endpoint, now or later.
    /// </summary>
    void OnHangup();
}
