using System.Globalization;
using System.Runtime.InteropServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>A system call that a thread waits in (proc(5), /proc/pid/syscall): its name, and the object of the wait.</summary>
internal static unsafe class SystemCall
{
    private const int AddressSize = 128;

    /// <summary>The calls that wait, by number. A star marks one whose first argument is a descriptor.</summary>
    private static readonly Dictionary<int, string> Names = RuntimeInformation.ProcessArchitecture == Architecture.X64
        ? new()
        {
            [0] = "*read", [1] = "*write", [7] = "poll", [17] = "*pread64", [18] = "*pwrite64", [19] = "*readv", [20] = "*writev",
            [23] = "select", [35] = "nanosleep", [42] = "*connect", [43] = "*accept", [44] = "*sendto", [45] = "*recvfrom",
            [46] = "*sendmsg", [47] = "*recvmsg", [61] = "wait4", [72] = "*fcntl", [73] = "*flock", [74] = "*fsync",
            [75] = "*fdatasync", [202] = "futex", [230] = "clock_nanosleep", [232] = "*epoll_wait", [247] = "waitid",
            [257] = "openat", [270] = "pselect6", [271] = "ppoll", [281] = "*epoll_pwait", [288] = "*accept4",
        }
        : new()
        {
            [22] = "*epoll_pwait", [25] = "*fcntl", [32] = "*flock", [56] = "openat", [63] = "*read", [64] = "*write",
            [65] = "*readv", [66] = "*writev", [67] = "*pread64", [68] = "*pwrite64", [72] = "pselect6", [73] = "ppoll",
            [82] = "*fsync", [83] = "*fdatasync", [95] = "waitid", [98] = "futex", [101] = "nanosleep", [115] = "clock_nanosleep",
            [202] = "*accept", [203] = "*connect", [206] = "*sendto", [207] = "*recvfrom", [211] = "*sendmsg", [212] = "*recvmsg",
            [242] = "*accept4", [260] = "wait4",
        };

    /// <summary>
    /// Converts <c>45 0x1f 0x7f... </c>, number and arguments, to <c>recvfrom of a socket to 192.0.2.1:5432</c>. Returns null
    /// for none.
    /// </summary>
    public static string? Describe(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        if (!Names.TryGetValue(number, out var name))
            return $"system call {number}";
        if (name[0] != '*')
            return name;
        return int.TryParse(parts[1].AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var descriptor)
            ? $"{name[1..]} of {DescribeDescriptor(descriptor)}"
            : name[1..];
    }

    private static string DescribeDescriptor(int descriptor)
    {
        if (FindPeer(descriptor) is { Port: not null } peer)
            return $"a socket to {peer.Host}:{peer.Port}";
        try
        {
            return new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget ?? $"descriptor {descriptor}";
        }
        catch (IOException)
        {
            // It has been closed since.
            return $"descriptor {descriptor}";
        }
    }

    private static Address? FindPeer(int descriptor)
    {
        var bytes = stackalloc byte[AddressSize];
        var length = (uint)AddressSize;
        return Libc.getpeername(descriptor, bytes, &length) == 0
            ? SocketAddressText.Read(new ReadOnlySpan<byte>(bytes, (int)length))
            : null;
    }
}
