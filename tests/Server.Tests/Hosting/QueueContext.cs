using System.Collections.Concurrent;

namespace Adapters.Server.Tests.Hosting;

/// <summary>A loop in small: one thread, callbacks in order.</summary>
internal sealed class QueueContext : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public QueueContext()
    {
        new Thread(Run) { IsBackground = true }.Start();
    }

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach (var (callback, state) in _queue.GetConsumingEnumerable())
            callback(state);
    }
}
