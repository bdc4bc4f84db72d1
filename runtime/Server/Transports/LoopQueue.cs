using Adapters.Server.Loops;

namespace Adapters.Server.Transports;

/// <summary>What other threads, and continuations, ask a loop to do. Two arrays take turns, so a steady state allocates nothing.</summary>
internal sealed class LoopQueue
{
    private readonly Lock _lock = new();
    private Work[] _incoming = new Work[64];
    private Work[] _running = new Work[64];
    private int _count;

    /// <summary>Adds at the end: true if the queue was empty, so that the loop may have to be woken.</summary>
    public bool Add(SendOrPostCallback callback, object? state, LoopContext context)
    {
        using (_lock.EnterAnyway())
        {
            if (_count == _incoming.Length)
                Array.Resize(ref _incoming, _count * 2);
            _incoming[_count++] = new Work(callback, state, context);
            return _count == 1;
        }
    }

    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    /// <summary>Takes all there is, in order; valid until the next call.</summary>
    public Span<Work> TakeAll()
    {
        if (IsEmpty)
            return [];
        using (_lock.EnterAnyway())
        {
            (_incoming, _running) = (_running, _incoming);
            var taken = _running.AsSpan(0, _count);
            _count = 0;
            return taken;
        }
    }

    public readonly record struct Work(SendOrPostCallback Callback, object? State, LoopContext Context);
}
