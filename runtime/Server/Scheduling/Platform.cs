using System.Buffers;

namespace Adapters.Server.Scheduling;

/// <summary>
/// The resources that a server takes from the machine besides bytes: time, threads and memory. A simulation supplies its own.
/// </summary>
internal class Platform(TimeProvider time, ThreadScheduler threads)
{
    public static Platform System { get; } = new(TimeProvider.System, ThreadScheduler.System);

    public TimeProvider Time { get; } = time;

    public ThreadScheduler Threads { get; } = threads;

    /// <summary>
    /// Called for each transition of a lifecycle, with its subject and the index in the table. For measuring which are covered.
    /// </summary>
    public Action<string, int>? OnTransition { get; init; }

    /// <summary>
    /// Called with an object that returns to a pool, before it is taken again. For checking that it equals a new one.
    /// </summary>
    public Action<object>? OnPooled { get; init; }

    /// <summary>
    /// True if the code that stops a server continues where it was called. Otherwise it continues in the pool, because the
    /// caller may block the thread that it would return to.
    /// </summary>
    public bool KeepsContext { get; init; }

    /// <summary>The source of buffers that worker threads and loops share.</summary>
    public ArrayPool<byte> Buffers { get; init; } = ArrayPool<byte>.Shared;

    /// <summary>Makes the identifiers of traces, or null if they are random.</summary>
    public Func<Guid>? TraceSource { get; init; }

    /// <summary>Creates the blocks of one loop.</summary>
    public virtual BlockPool MakeBlocks() => new();

    /// <summary>Milliseconds of a clock that never goes back.</summary>
    public long Milliseconds => Time.GetTimestamp() / (Time.TimestampFrequency / 1_000);
}
