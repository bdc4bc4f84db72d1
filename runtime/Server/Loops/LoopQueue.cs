using Adapters.Server.Scheduling;

namespace Adapters.Server.Loops;

/// <summary>What other threads, and continuations, ask a loop to do. Two arrays take turns, so a steady state allocates nothing.</summary>
internal sealed class LoopQueue
{
    private readonly Lock _lock = new();
    private Work[] _incoming = new Work[64];
    private Work[] _running = new Work[64];
    private int _count;

    /// <summary>Adds at the end: true if the queue was empty, so that the loop may have to be woken.</summary>
    public bool Add(Work work)
    {
        using (_lock.EnterAnyway())
        {
            if (_count == _incoming.Length)
                Array.Resize(ref _incoming, _count * 2);
            _incoming[_count++] = work;
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

    /// <param name="Callback">What is called.</param>
    /// <param name="State">What it is given.</param>
    /// <param name="Context">Whose work it is.</param>
    /// <param name="Flow">What flows with it; null for what flows with the loop.</param>
    public readonly record struct Work(SendOrPostCallback Callback, object? State, LoopContext Context, ExecutionContext? Flow);
}
