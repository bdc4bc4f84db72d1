using System.Collections.Concurrent;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>A loop of one thread that runs what is posted, and counts who posted.</summary>
internal sealed class LoopPump : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly Thread _thread;
    private int _fromElsewhere;
    private int _fromItself;

    public LoopPump()
    {
        _thread = new Thread(Pump) { IsBackground = true, Name = "test-loop" };
        _thread.Start();
    }

    public bool IsCurrent => Thread.CurrentThread == _thread;

    public int PostsFromElsewhere => Volatile.Read(ref _fromElsewhere);

    public int PostsFromItself => Volatile.Read(ref _fromItself);

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            Interlocked.Increment(ref _fromItself);
        else
            Interlocked.Increment(ref _fromElsewhere);
        _queue.Add((d, state));
    }

    /// <summary>Runs work on the loop; the result says how it ended.</summary>
    public Task Run(Func<ValueTask> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((_ => Complete(work, done), null));
        return done.Task;
    }

    public void Dispose() => _queue.CompleteAdding();

    private static async void Complete(Func<ValueTask> work, TaskCompletionSource done)
    {
        try
        {
            await work().ConfigureAwait(false);
            done.SetResult();
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }

    private void Pump()
    {
        SetSynchronizationContext(this);
        foreach (var (callback, state) in _queue.GetConsumingEnumerable())
            callback(state);
    }
}
