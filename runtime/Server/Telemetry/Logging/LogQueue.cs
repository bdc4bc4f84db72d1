using System.Diagnostics.CodeAnalysis;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Passes messages on to loggers of the program, in order, on a thread of its own.</summary>
internal sealed class LogQueue : IDisposable, IAsyncDisposable
{
    /// <summary>More messages than a server has to report about itself while a disk or a collector is slow.</summary>
    private const int Capacity = 1_000;

    private readonly object _gate = new();
    private readonly Queue<Action> _messages = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private int _unlogged;
    private bool _hasEnded;

    public LogQueue()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "adapters-loggers" };
        _thread.UnsafeStart();
    }

    /// <summary>True if it takes no more messages.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>The number of messages that have not been passed on, including one that is being passed on.</summary>
    public int Unlogged
    {
        get
        {
            using (Interruption.EnterMonitor(_gate))
                return _unlogged;
        }
    }

    /// <summary>Returns false if the queue is full, or has ended.</summary>
    public bool TryAdd(Action passOn)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            if (_hasEnded || _messages.Count == Capacity)
                return false;
            _messages.Enqueue(passOn);
            _unlogged++;
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits until the messages have been passed on, but not for a logger that blocks.</summary>
    public void Dispose()
    {
        End();
        _thread.Join(LogSink.EndTime);
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await Task.WhenAny(_ended.Task, Task.Delay(LogSink.EndTime)).ConfigureAwait(false);
    }

    private void End()
    {
        using (Interruption.EnterMonitor(_gate))
        {
            Volatile.Write(ref _hasEnded, true);
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (TryTake(out var passOn))
        {
            passOn();
            CountLogged();
        }

        _ended.SetResult();
    }

    private void CountLogged()
    {
        using (Interruption.EnterMonitor(_gate))
            _unlogged--;
    }

    /// <summary>Returns false after the last message.</summary>
    private bool TryTake([NotNullWhen(true)] out Action? passOn)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            while (!_messages.TryDequeue(out passOn))
            {
                if (_hasEnded)
                    return false;
                // A logger may leave an interrupt behind, which ends one wait.
                ThreadScheduler.System.TryWait(_gate);
            }

            return true;
        }
    }
}
