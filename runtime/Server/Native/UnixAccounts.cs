using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>The machine's users and groups, and whom a file belongs to (getpwnam(3), getgrnam(3), lchown(2)).</summary>
internal static unsafe partial class UnixAccounts
{
    /// <summary>Longer than struct passwd and struct group are anywhere; both have two pointers, and then the number.</summary>
    private const int EntrySize = 256;
    private static readonly int NumberOffset = 2 * sizeof(nint);

    /// <summary>For the texts of an entry. A group has all its members in it.</summary>
    private const int TextSize = 1024 * 1024;

    private delegate int Lookup(string name, void* entry, byte* text, nuint textSize, void** found);

    /// <summary>The number of a user, or null if the machine has none of this name.</summary>
    public static uint? FindUser(string name) => Find(name, getpwnam_r);

    /// <summary>The number of a group, or null if the machine has none of this name.</summary>
    public static uint? FindGroup(string name) => Find(name, getgrnam_r);

    /// <summary>Gives a file to an owner: null, or why it cannot be.</summary>
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
