using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>The machine's users and groups, and the owners of files (getpwnam(3), getgrnam(3), lchown(2)).</summary>
internal static unsafe partial class UnixAccounts
{
    /// <summary>Larger than struct passwd and struct group on any system. Both have two pointers, and then the number.</summary>
    private const int EntrySize = 256;
    private static readonly int NumberOffset = 2 * sizeof(nint);

    /// <summary>The size for the texts of an entry. A group's entry contains all its members.</summary>
    private const int TextSize = 1024 * 1024;

    private delegate int Lookup(string name, void* entry, byte* text, nuint textSize, void** found);

    /// <summary>Returns the number of a user, or null if the machine has no user with this name.</summary>
    public static uint? FindUser(string name) => Find(name, getpwnam_r);

    /// <summary>Returns the number of a group, or null if the machine has no group with this name.</summary>
    public static uint? FindGroup(string name) => Find(name, getgrnam_r);

    /// <summary>Sets the owner of a file. Returns null, or the reason why it cannot be set.</summary>
    public static string? TrySetOwner(string path, uint user, uint group) =>
        lchown(path, user, group) == 0 ? null : Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    private static uint? Find(string name, Lookup lookup)
    {
        var entry = stackalloc byte[EntrySize];
        void* found;
        fixed (byte* text = new byte[TextSize])
        {
            var isFound = lookup(name, entry, text, TextSize, &found) == 0 && found is not null;
            return isFound ? Unsafe.ReadUnaligned<uint>(entry + NumberOffset) : null;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int getpwnam_r(string name, void* entry, byte* text, nuint textSize, void** found);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int getgrnam_r(string name, void* entry, byte* text, nuint textSize, void** found);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int lchown(string path, uint user, uint group);
}
