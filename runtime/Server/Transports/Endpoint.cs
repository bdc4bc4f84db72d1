using Adapters.Server.Native;

namespace Adapters.Server.Transports;

/// <summary>What an endpoint wants to be told of.</summary>
[Flags]
internal enum Interest
{
    None = 0,
    Read = 1,
    Write = 2,

    /// <summary>The peer has ended its side: for who does not read, and would find the end only behind what waits to be read.</summary>
    PeerShutdown = 4,
}

/// <summary>
/// One connected socket, as its connection uses it: never blocking, and only on the loop's thread. A transport calls the
/// handler when the socket is ready, level-triggered: as long as it is ready and watched.
/// </summary>
internal abstract class Endpoint
{
    /// <summary>Nothing to read or no room to write now.</summary>
    public const int WouldBlock = -1;

    /// <summary>The connection is gone: reset, timed out or broken.</summary>
    public const int Failed = -2;

    /// <summary>Who is told; set once, before the first event.</summary>
    public IEndpointHandler Handler { get; set; } = null!;

    /// <summary>The peer's end, or null where it has no address, as over a unix socket; made when asked for, even of a closed endpoint.</summary>
    public abstract Address? Remote { get; }

    /// <summary>Our end; asked for once while it is open, it stays known.</summary>
    public abstract Address? Local { get; }

    /// <summary>Closed by us: nothing is told any more, and to receive or to send is <see cref="Failed"/>.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Reads what is there: the number of bytes, 0 when the peer has ended its side, <see cref="WouldBlock"/> or <see cref="Failed"/>.</summary>
    public abstract int Receive(Span<byte> destination);

    /// <summary>
    /// Writes what there is room for: the number of bytes, <see cref="WouldBlock"/> or <see cref="Failed"/>. What was not taken comes
    /// first the next time: a transport may be about to send a part of it.
    /// </summary>
    public abstract int Send(ReadOnlySpan<byte> source);

    /// <summary>
    /// Bytes that <see cref="Send"/> took and that the peer's system has not acknowledged, or its reader not read; 0 where that
    /// cannot be told. Costs a system call.
    /// </summary>
    public abstract int Unacknowledged { get; }

    /// <summary>Says what to be told of; a new endpoint is told of reads. Without effect after <see cref="IEndpointHandler.OnHangup"/>.</summary>
    public abstract void Watch(Interest interest);

    /// <summary>Ends our side: the peer reads the end after the last byte.</summary>
    public abstract void ShutdownSend();

    /// <summary>Frees the socket; with <paramref name="reset"/> the peer sees an error instead of an end. No event comes after it.</summary>
    public void Close(bool reset)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        Release(reset);
    }

    /// <summary>Frees what the transport holds; comes once.</summary>
    protected abstract void Release(bool reset);
}

/// <summary>Who is told what happens at an endpoint. All calls come on the loop's thread.</summary>
internal interface IEndpointHandler
{
    /// <summary>There are bytes, an end or an error to read.</summary>
    void OnReadable();

    /// <summary>There is room to write again.</summary>
    void OnWritable();

    /// <summary>The peer has ended its side, behind what was not read yet.</summary>
    void OnPeerShutdown();

    /// <summary>
    /// The connection is gone in both directions while reading is not watched (a watched read tells it by its result):
    /// nothing more can be sent, and nothing more is told. Close the endpoint, now or later.
    /// </summary>
    void OnHangup();
}
