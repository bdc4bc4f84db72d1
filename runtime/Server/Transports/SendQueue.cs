using System.Runtime.InteropServices;

namespace Adapters.Server.Transports;

/// <summary>The amount of sent data that the kernel still holds for a socket (ioctl SIOCOUTQ).</summary>
internal static unsafe partial class SendQueue
{
    private const nuint SIOCOUTQ = 0x5411;

    /// <summary>
    /// Over TCP, the bytes that the peer has not acknowledged. Over a unix socket, the memory of the data that the peer has not
    /// read: more than its bytes, and in parts of up to 36 KB. Only Linux reports it; elsewhere 0.
    /// </summary>
    public static int Length(nint descriptor)
    {
        var length = 0;
        return OperatingSystem.IsLinux() && ioctl(descriptor, SIOCOUTQ, &length) == 0 ? length : 0;
    }

    [LibraryImport("libc")]
    private static partial int ioctl(nint descriptor, nuint request, void* argument);
}
