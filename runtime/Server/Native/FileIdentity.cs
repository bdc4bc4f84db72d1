using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>Identifies a file, whatever its name: the device and the inode (statx(2)).</summary>
internal readonly partial record struct FileIdentity(uint Major, uint Minor, ulong Inode)
{
    private const int WorkingDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint WithInode = 0x100;
    private const uint WithType = 0x1;
    private const int TypeMask = 0xF000;
    private const int Pipe = 0x1000;

    /// <summary>The size of struct statx, which is the same on every architecture.</summary>
    private const int Size = 256;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int MajorOffset = 136;
    private const int MinorOffset = 140;

    /// <summary>Returns the identity of the file with this name, or null if there is none, or the system does not report it.</summary>
    public static unsafe FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var status = stackalloc byte[Size];
        if (statx(WorkingDirectory, path, NoFollow, WithInode, status) != 0)
            return null;
        return new FileIdentity(
            Unsafe.ReadUnaligned<uint>(status + MajorOffset),
            Unsafe.ReadUnaligned<uint>(status + MinorOffset),
            Unsafe.ReadUnaligned<ulong>(status + InodeOffset));
    }

    /// <summary>Indicates whether a name leads to a named pipe: opening one waits for a reader.</summary>
    public static unsafe bool IsPipe(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var status = stackalloc byte[Size];
        return statx(WorkingDirectory, path, 0, WithType, status) == 0
            && (Unsafe.ReadUnaligned<ushort>(status + ModeOffset) & TypeMask) == Pipe;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int directory, string path, int flags, uint mask, byte* status);
}
