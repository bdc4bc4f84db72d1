using System.Buffers;

namespace Adapters.Server.Scheduling;

/// <summary>What a server takes from the machine besides bytes: time, threads and memory. A simulation gives its own.</summary>
internal class Platform(TimeProvider time, ThreadScheduler threads)
{
    public static Platform System { get; } = new(TimeProvider.System, ThreadScheduler.System);

    public TimeProvider Time { get; } = time;

    public ThreadScheduler Threads { get; } = threads;

    /// <summary>Is told each transition of a life cycle: whose, and its place in the table. For who measures which are covered.</summary>
    public Action<string, int>? OnTransition { get; init; }

    /// <summary>Is told what goes back to a pool, before anybody takes it again. For who looks whether it equals a new one.</summary>
    public Action<object>? OnPooled { get; init; }

    /// <summary>
    /// What stops a server goes on where it was called. Otherwise it goes on in the pool, since whoever calls may block the
    /// thread that it would come back to.
    /// </summary>
    public bool KeepsContext { get; init; }

    /// <summary>Where buffers come from that worker threads and loops share.</summary>
    public ArrayPool<byte> Buffers { get; init; } = ArrayPool<byte>.Shared;

    /// <summary>The blocks of one loop.</summary>
    public virtual BlockPool MakeBlocks() => new();

    /// <summary>Milliseconds that only go up.</summary>
    public long Milliseconds => Time.GetTimestamp() / (Time.TimestampFrequency / 1_000);
}
