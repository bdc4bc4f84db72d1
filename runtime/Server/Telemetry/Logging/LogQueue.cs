using System.Collections.Concurrent;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Passes messages on to loggers of the program, in order, on a thread of its own.</summary>
internal sealed class LogQueue : IDisposable, IAsyncDisposable
{
    /// <summary>More messages than a server has to report about itself while a disk or a collector is slow.</summary>
    private const int Capacity = 1_000;

    private readonly BlockingCollection<Action> _messages = new(Capacity);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    public LogQueue()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "adapters-loggers" };
        _thread.UnsafeStart();
    }

    /// <summary>True if it takes no more messages.</summary>
    public bool HasEnded => _messages.IsAddingCompleted;

    /// <summary>Returns false if the queue is full, or has ended.</summary>
    public bool TryAdd(Action passOn)
    {
        try
        {
            return _messages.TryAdd(passOn);
        }
        catch (InvalidOperationException)
        {
            // It has ended in the meantime.
            return false;
        }
    }

    /// <summary>Waits until the messages have been passed on, but not for a logger that blocks.</summary>
    public void Dispose()
    {
        _messages.CompleteAdding();
        _thread.Join(LogSink.EndTime);
    }

    public async ValueTask DisposeAsync()
    {
        _messages.CompleteAdding();
        await Task.WhenAny(_ended.Task, Task.Delay(LogSink.EndTime)).ConfigureAwait(false);
    }

    private void Run()
    {
        foreach (var passOn in _messages.GetConsumingEnumerable())
            passOn();
        _ended.SetResult();
    }
}
