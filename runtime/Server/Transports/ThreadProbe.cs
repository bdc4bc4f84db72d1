namespace Adapters.Server.Transports;

/// <summary>What a thread does at a moment, as far as it can be seen from another.</summary>
internal enum ThreadActivity
{
    Unknown,
    Waiting,
    InSystemCall,
    Computing,
}

/// <summary>Looks at a thread from another: it waits in the runtime, sleeps in the kernel, or runs.</summary>
internal sealed class ThreadProbe
{
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly string? _statusFile;

    /// <summary>A probe of the calling thread.</summary>
    public ThreadProbe()
    {
        // The link names this thread as the kernel does: pid/task/tid (proc(5)).
        if (OperatingSystem.IsLinux() && new FileInfo("/proc/thread-self").LinkTarget is { } thread)
            _statusFile = $"/proc/{thread}/stat";
    }

    public ThreadActivity Look()
    {
        if ((_thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
            return ThreadActivity.Waiting;
        return _statusFile is null ? ThreadActivity.Unknown : OfStatus(_statusFile);
    }

    private static ThreadActivity OfStatus(string file)
    {
        try
        {
            // After the name, which is in parentheses and may have any characters in it, comes the state.
            var status = File.ReadAllText(file);
            return status[status.LastIndexOf(')') + 2] switch
            {
                'R' => ThreadActivity.Computing,
                'S' or 'D' => ThreadActivity.InSystemCall,
                _ => ThreadActivity.Unknown,
            };
        }
        catch (IOException)
        {
            // The thread has ended since.
            return ThreadActivity.Unknown;
        }
    }
}
