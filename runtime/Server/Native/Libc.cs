using System.Runtime.InteropServices;

namespace Adapters.Server.Native;

/// <summary>
/// The system calls of the epoll transport, as functions of the C library; blittable. Those that never block omit the
/// transition for the garbage collector: it costs as much as a short call, and without it nothing can change errno in between.
/// </summary>
internal static unsafe partial class Libc
{
    /// <summary>Indicates whether the system has epoll, with the structures that are used here.</summary>
    public static bool HasEpoll =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public const int EAGAIN = 11;
    public const int EINTR = 4;
    public const int ENOMEM = 12;
    public const int ENOBUFS = 105;
    public const int EPROTO = 71;
    public const int ECONNABORTED = 103;
    public const int EMFILE = 24;
    public const int ENFILE = 23;
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const int EPOLL_CTL_MOD = 3;
    public const uint EPOLLIN = 0x001;
    public const uint EPOLLOUT = 0x004;
    public const uint EPOLLERR = 0x008;
    public const uint EPOLLHUP = 0x010;
    public const uint EPOLLRDHUP = 0x2000;
    public const uint EPOLLEXCLUSIVE = 1u << 28;
    public const int EPOLL_CLOEXEC = 0x80000;
    public const int EFD_NONBLOCK = 0x800;
    public const int EFD_CLOEXEC = 0x80000;
    public const int SOCK_NONBLOCK = 0x800;
    public const int SOCK_CLOEXEC = 0x80000;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_NOSIGNAL = 0x4000;
    public const int SHUT_WR = 1;
    public const int SOL_SOCKET = 1;
    public const int SO_LINGER = 13;
    public const int IPPROTO_TCP = 6;
    public const int TCP_NODELAY = 1;

    private const string Name = "libc";

    [LibraryImport(Name)]
    public static partial void _exit(int status);

    [LibraryImport(Name)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Name)]
    public static partial int epoll_ctl(int epoll, int operation, int descriptor, void* change);

    [LibraryImport(Name)]
    public static partial int epoll_wait(int epoll, byte* events, int capacity, int timeout);

    [LibraryImport(Name)]
    public static partial int eventfd(uint initial, int flags);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial nint read(int descriptor, void* buffer, nuint length);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial nint write(int descriptor, void* buffer, nuint length);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial nint recv(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial nint send(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int accept4(int descriptor, byte* address, uint* addressLength, int flags);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int shutdown(int descriptor, int how);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int getsockname(int descriptor, byte* address, uint* addressLength);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int getpeername(int descriptor, byte* address, uint* addressLength);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int setsockopt(int descriptor, int level, int option, void* value, uint length);

    [LibraryImport(Name)]
    public static partial int close(int descriptor);

    /// <summary>The error of the last call. Valid only after a failed one.</summary>
    public static int LastError => Marshal.GetLastSystemError();
}
