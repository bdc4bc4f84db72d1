using System.Runtime.InteropServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>
/// Checks whether the peer of a socket has ended its side, even if data that it sent before has not been read (poll(2),
/// POLLRDHUP).
/// </summary>
internal static unsafe partial class PeerShutdown
{
    private const short POLLRDHUP = 0x2000;

    /// <summary>Only Linux reports it; elsewhere always false.</summary>
    public static bool HasCome(nint descriptor)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var watched = new PollDescriptor { Descriptor = (int)descriptor, Events = POLLRDHUP };
        return poll(&watched, 1, 0) > 0 && (watched.Happened & POLLRDHUP) != 0;
    }

    [LibraryImport("libc")]
    private static partial int poll(PollDescriptor* descriptors, nuint count, int timeout);

    /// <summary>The kernel's struct pollfd.</summary>
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
