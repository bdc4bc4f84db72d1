using System.Globalization;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>The activity of a thread at a moment, as far as another thread can see it.</summary>
internal enum ThreadActivity
{
    Unknown,
    Waiting,
    InSystemCall,
    Computing,

    /// <summary>It could compute, but the machine gives it no processor.</summary>
    WaitingForProcessor,
}

/// <summary>Inspects a thread from another: it waits in the runtime, sleeps in the kernel, or runs.</summary>
internal class ThreadProbe
{
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly string? _directory;

    /// <summary>Creates a probe of the calling thread.</summary>
    public ThreadProbe()
    {
        // The link names this thread as the kernel does: pid/task/tid (proc(5)).
        if (OperatingSystem.IsLinux() && new FileInfo("/proc/thread-self").LinkTarget is { } thread)
            _directory = $"/proc/{thread}";
    }

    /// <summary>
    /// The time for which the thread has waited for a processor since it was started, or null if the kernel does not report it.
    /// </summary>
    public virtual TimeSpan? ProcessorWait => Read("schedstat") is { } statistics ? ParseProcessorWait(statistics) : null;

    /// <summary>
    /// Parses <c>5784230 7992640 19</c>: nanoseconds run, nanoseconds ready to run and not running, and turns (proc(5),
    /// sched-stats).
    /// </summary>
    public static TimeSpan? ParseProcessorWait(string statistics) =>
        statistics.Split(' ') is [_, var waited, ..]
            && long.TryParse(waited, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? TimeSpan.FromMicroseconds(nanoseconds / 1_000)
            : null;

    /// <summary>
    /// Decides what delays a thread that could run and has waited for a processor for a part of a time: the machine, if that is
    /// most of it. A thread that has run for longer than the limit would block the loop on an idle machine too.
    /// </summary>
    public static ThreadActivity Judge(ThreadActivity seen, TimeSpan duration, TimeSpan waited, TimeSpan limit) =>
        seen == ThreadActivity.Computing && waited > duration / 2 && duration - waited < limit ? ThreadActivity.WaitingForProcessor : seen;

    public virtual ThreadActivity Inspect()
    {
        if ((_thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
            return ThreadActivity.Waiting;
        // The state follows the name, which is in parentheses and may contain any characters.
        return Read("stat") is { } status ? OfState(status[status.LastIndexOf(')') + 2]) : ThreadActivity.Unknown;
    }

    /// <summary>
    /// Returns the kernel's description of what the thread waits in, or null if it runs, or the kernel does not report it.
    /// </summary>
    public string? FindWait()
    {
        var text = Read("syscall");
        // Only root may read the stack, but everyone may read the name of its top; 0 means none.
        var stack = Read("stack") is { Length: > 0 } frames ? KernelStack.Shorten(frames) : Read("wchan")?.Trim('0');
        // The thread continues in the meantime: a call and a stack of different moments would describe a wait that never was.
        if (Read("syscall") != text)
            return null;
        var call = text is null ? null : SystemCall.Describe(text);
        if (string.IsNullOrEmpty(stack))
            return call;
        return call is null ? stack : $"{call} ({stack})";
    }

    private static ThreadActivity OfState(char state) => state switch
    {
        'R' => ThreadActivity.Computing,
        'S' or 'D' => ThreadActivity.InSystemCall,
        _ => ThreadActivity.Unknown,
    };

    private string? Read(string name)
    {
        if (_directory is null)
            return null;
        try
        {
            return File.ReadAllText($"{_directory}/{name}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The thread has ended since, or the kernel does not reveal this.
            return null;
        }
    }
}
