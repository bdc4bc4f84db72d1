using System.ComponentModel;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Transports.Epoll;

/// <summary>
/// An eventfd that ends a wait. Other threads set it, so it must not be closed, and its number reused, in the meantime.
/// </summary>
internal sealed unsafe class EpollWake : IDisposable
{
    private readonly Lock _lock = new();
    private bool _isClosed;

    public EpollWake()
    {
        Descriptor = Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
        if (Descriptor < 0)
            throw new Win32Exception(Libc.LastError);
    }

    public int Descriptor { get; }

    public void Set()
    {
        var one = 1UL;
        using (_lock.EnterAnyway())
        {
            if (!_isClosed)
                Libc.write(Descriptor, &one, sizeof(ulong));
        }
    }

    public void Reset()
    {
        ulong count;
        Libc.read(Descriptor, &count, sizeof(ulong));
    }

    public void Dispose()
    {
        using (_lock.EnterAnyway())
        {
            _isClosed = true;
            Libc.close(Descriptor);
        }
    }
}
