using Adapters.Server.Native;

namespace Adapters.Server.Transports.Epoll;

/// <summary>A connected socket, identified by its descriptor.</summary>
internal sealed unsafe class EpollEndpoint(EpollPoller poller, int descriptor, uint generation, in SocketAddressBytes peer) : Endpoint
{
    private const int AddressSize = 128;
    private readonly SocketAddressBytes _peer = peer;
    private Address? _remote;
    private Address? _local;

    public int Descriptor { get; } = descriptor;

    /// <summary>Identifies the connection among those that have had this descriptor.</summary>
    public uint Generation { get; } = generation;

    public Interest Watched { get; private set; } = Interest.Read;

    /// <summary>True if the kernel reports events of it.</summary>
    public bool IsPolled { get; set; }

    public override Address? Remote => (_remote ??= SocketAddressText.Read(_peer)) is { Port: not null } peer ? peer : null;

    /// <summary>Read from the kernel once: later, the descriptor may belong to another connection.</summary>
    public override Address? Local => _local ??= IsClosed ? null : ReadLocal();

    public override int Unacknowledged => IsClosed ? 0 : SendQueue.Length(Descriptor);

    public override int Receive(Span<byte> destination)
    {
        if (IsClosed)
            return Failed;
        fixed (byte* pointer = destination)
        {
            var count = Libc.recv(Descriptor, pointer, (nuint)destination.Length, Libc.MSG_DONTWAIT);
            return count >= 0 ? (int)count : NothingDone();
        }
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        if (IsClosed)
            return Failed;
        fixed (byte* pointer = source)
        {
            var count = Libc.send(Descriptor, pointer, (nuint)source.Length, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL);
            return count >= 0 ? (int)count : NothingDone();
        }
    }

    public override void Watch(Interest interest)
    {
        if (interest == Watched)
            return;
        Watched = interest;
        if (IsPolled)
            poller.Change(this);
    }

    public override void ShutdownSend()
    {
        if (!IsClosed)
            Libc.shutdown(Descriptor, Libc.SHUT_WR);
    }

    protected override void Release(bool reset)
    {
        if (reset)
        {
            // Linger on, with no time: the kernel sends a reset.
            var linger = stackalloc int[2] { 1, 0 };
            Libc.setsockopt(Descriptor, Libc.SOL_SOCKET, Libc.SO_LINGER, linger, 8);
        }

        IsPolled = false;
        poller.Unregister(this);
        Libc.close(Descriptor);
    }

    /// <summary>Returns the reason for which a call has transferred nothing.</summary>
    private static int NothingDone() => Libc.LastError is Libc.EAGAIN or Libc.EINTR ? WouldBlock : Failed;

    private Address? ReadLocal()
    {
        var bytes = stackalloc byte[AddressSize];
        var length = (uint)AddressSize;
        return Libc.getsockname(Descriptor, bytes, &length) != 0
            ? null
            : SocketAddressText.Read(new ReadOnlySpan<byte>(bytes, (int)length));
    }
}
