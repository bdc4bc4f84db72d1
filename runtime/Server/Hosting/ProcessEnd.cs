using System.Diagnostics;
using Adapters.Server.Native;
using Adapters.Server.Options;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Hosting;

/// <summary>Ends the process at once, even if the reader of its log does not read, or its application does not let it exit.</summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Exits with a status after some last words. Blocks the calling thread until then.</summary>
    public static void Exit(int status, Action lastWords)
    {
        TryRun(lastWords);
        TryRun(() => Environment.Exit(status));
        // Reached if a handler of AppDomain.ProcessExit does not return. Windows has no call that keeps the status.
        if (OperatingSystem.IsWindows())
            Process.GetCurrentProcess().Kill();
        else
            Libc._exit(status);
    }

    private static void TryRun(Action action)
    {
        using var done = new ManualResetEventSlim();
        // If the system has no thread to give, one of the pool's may be free.
        if (!ThreadScheduler.System.TryStart("adapters-end", Run, out _))
            ThreadPool.UnsafeQueueUserWorkItem(_ => Run(), null);
        done.Wait(Patience);

        void Run()
        {
            action();
            done.Set();
        }
    }
}
