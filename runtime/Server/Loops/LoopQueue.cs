using Adapters.Server.Scheduling;

namespace Adapters.Server.Loops;

/// <summary>
/// The work that other threads, and continuations, post to a loop. Two arrays take turns, so a steady state allocates nothing.
/// </summary>
internal sealed class LoopQueue
{
    private readonly Lock _lock = new();
    private Work[] _incoming = new Work[64];
    private Work[] _running = new Work[64];
    private int _count;

    /// <summary>Adds work at the end. Returns true if the queue was empty, so that the loop may have to be woken.</summary>
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

    /// <summary>Takes all work, in order. Valid until the next call.</summary>
    public Span<Work> TakeAll()
    {
        if (Volatile.Read(ref _count) == 0)
            return [];
        using (_lock.EnterAnyway())
        {
            (_incoming, _running) = (_running, _incoming);
            var taken = _running.AsSpan(0, _count);
            _count = 0;
            return taken;
        }
    }

    /// <param name="Callback">The callback.</param>
    /// <param name="State">The argument of the callback.</param>
    /// <param name="Context">The context of the work.</param>
    /// <param name="Flow">The ambient data of the work, or null for the loop's.</param>
    public readonly record struct Work(SendOrPostCallback Callback, object? State, LoopContext Context, ExecutionContext? Flow);
}
