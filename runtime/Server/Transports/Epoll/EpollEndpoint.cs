using System.Net;
using System.Net.Sockets;

namespace Adapters.Server.Transports.Epoll;

/// <summary>A connected socket as its descriptor.</summary>
internal sealed unsafe class EpollEndpoint(EpollPoller poller, int descriptor, uint generation) : Endpoint
{
    private const int AddressSize = 128;
    private bool _isClosed;

    public uint Generation { get; } = generation;

    public override Address? Remote => _isClosed ? null : ReadAddress(isRemote: true);

    public override Address? Local => _isClosed ? null : ReadAddress(isRemote: false);

    public override int Receive(Span<byte> destination)
    {
        fixed (byte* pointer = destination)
            return Result(Libc.recv(descriptor, pointer, (nuint)destination.Length, Libc.MSG_DONTWAIT));
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        fixed (byte* pointer = source)
            return Result(Libc.send(descriptor, pointer, (nuint)source.Length, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL));
    }

    public override void Watch(Interest interest) => poller.Watch(descriptor, Generation, interest);

    public override void ShutdownSend() => Libc.shutdown(descriptor, Libc.SHUT_WR);

    public override void Close(bool reset)
    {
        if (_isClosed)
            return;
        _isClosed = true;
        if (reset)
        {
            // Linger on, with no time: the kernel sends a reset.
            var linger = stackalloc int[2] { 1, 0 };
            Libc.setsockopt(descriptor, Libc.SOL_SOCKET, Libc.SO_LINGER, linger, 8);
        }

        poller.Forget(descriptor);
        Libc.close(descriptor);
    }

    private static int Result(nint count)
    {
        if (count >= 0)
            return (int)count;
        return Libc.LastError is Libc.EAGAIN or Libc.EINTR ? WouldBlock : Failed;
    }

    private Address? ReadAddress(bool isRemote)
    {
        var bytes = stackalloc byte[AddressSize];
        var length = (uint)AddressSize;
        var error = isRemote ? Libc.getpeername(descriptor, bytes, &length) : Libc.getsockname(descriptor, bytes, &length);
        return error != 0 ? null : SocketAddressText.Read(new ReadOnlySpan<byte>(bytes, (int)length));
    }
}
