using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>The stack of a thread in the kernel (proc(5), /proc/pid/stack).</summary>
internal static class KernelStack
{
    /// <summary>Enough for the cause of the wait. Below are the entry and the system call, which has a name of its own.</summary>
    private const int Frames = 5;

    /// <summary>Converts <c>[&lt;0&gt;] futex_do_wait+0x38/0x70</c> and so on to <c>futex_do_wait &lt; ...</c>.</summary>
    public static string Shorten(string stack)
    {
        var names = new List<string>(Frames);
        foreach (var line in stack.AsSpan().EnumerateLines())
        {
            var name = line[(line.IndexOf(']') + 1)..].Trim();
            if (names.Count < Frames && name.IndexOf('+') is > 0 and var end)
                names.Add(name[..end].ToString());
        }

        return string.Join(" < ", names);
    }
}
