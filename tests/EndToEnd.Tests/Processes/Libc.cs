using System.Runtime.InteropServices;

namespace Adapters.EndToEnd.Tests.Processes;

internal static partial class Libc
{
#pragma warning disable IDE1006, SYSLIB1054 // the C library's name
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int signal);
#pragma warning restore IDE1006, SYSLIB1054
}
