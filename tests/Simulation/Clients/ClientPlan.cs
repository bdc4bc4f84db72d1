using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Clients;

/// <summary>How a client leaves.</summary>
internal enum Leaving
{
    Close,

    /// <summary>Ends its side, and reads on.</summary>
    EndSide,
    Reset,

    /// <summary>Does nothing more, and leaves the connection open.</summary>
    Stay,
}

/// <summary>What a client does on one connection.</summary>
internal sealed class ClientPlan
{
    public required string Name { get; init; }

    public bool IsUwsgi { get; init; }

    /// <summary>Virtual time before it connects.</summary>
    public int StartsAfter { get; init; }

    /// <summary>It no longer takes small steps.</summary>
    public bool IsHurried { get; set; }

    public List<RequestPlan> Requests { get; } = [];

    public Tail Tail { get; init; } = Tail.None;

    public bool HasTail => Tail.Bytes.Length > 0;

    /// <summary>Sends on before the answer is there.</summary>
    public bool Pipelines { get; init; }

    /// <summary>The longest piece that it writes at once; 0 for no limit.</summary>
    public int LongestPiece { get; init; }

    /// <summary>In how many of a hundred places it sleeps between two pieces.</summary>
    public int SleepPercent { get; init; }

    public int SleepMilliseconds { get; init; }

    /// <summary>The most that it reads at once; 0 for no limit.</summary>
    public int LongestRead { get; init; }

    /// <summary>It sleeps so long after each read.</summary>
    public int ReadSleep { get; init; }

    /// <summary>What its kernel keeps for it to read.</summary>
    public int ReceiveBuffer { get; init; } = 128 * 1024;

    /// <summary>What the server's kernel keeps for the server to read.</summary>
    public int SendBuffer { get; init; } = 128 * 1024;

    public Leaving Leaving { get; init; }

    /// <summary>It sends so slowly that the server may give up.</summary>
    public bool MayBeSlow => SleepPercent > 0 && SleepMilliseconds >= 100;

    /// <summary>It takes some of the virtual time.</summary>
    public bool MaySleep => SleepPercent > 0 || ReadSleep > 0 || LeavesAfter >= 0 || LeavesBeforeBody;

    /// <summary>
    /// The server may end the connection for reasons of the client's: for its slowness, or because it was idle before the client
    /// had read its answer.
    /// </summary>
    public bool MayBeCut => MayBeSlow || ReadSleep >= 100;

    /// <summary>The server may even reset the connection, and throw away what the client has not read.</summary>
    public bool MayBeReset(ServerOptions options) => ReadSleep >= LongestStop(options).TotalMilliseconds;

    /// <summary>It expects 100, and leaves instead of sending the body.</summary>
    public bool LeavesBeforeBody { get; init; }

    /// <summary>It leaves after so many bytes, whatever they are; -1 for after its last answer.</summary>
    public int LeavesAfter { get; init; } = -1;

    private static TimeSpan LongestStop(ServerOptions options) =>
        options.TimeoutSend > TimeSpan.Zero ? options.TimeoutSend : options.TimeoutKeepAlive;

    public override string ToString() =>
        $"{Name}:{(IsUwsgi ? " uwsgi" : "")}{(StartsAfter > 0 ? $" after {StartsAfter} ms" : "")}{(Pipelines ? " pipelines" : "")}"
        + (LongestPiece > 0 ? $" writes up to {LongestPiece}" : "") + (SleepPercent > 0 ? $" sleeps {SleepMilliseconds} ms" : "")
        + (LongestRead > 0 ? $" reads up to {LongestRead}" : "") + (ReadSleep > 0 ? $" sleeps {ReadSleep} ms after a read" : "")
        + $" buffers {SendBuffer}/{ReceiveBuffer}, {Leaving}{(LeavesAfter >= 0 ? $" after {LeavesAfter} bytes" : "")}"
        + $"{(LeavesBeforeBody ? ", before a body that it was to wait with" : "")}"
        + (HasTail ? $", at last {TraceBytes.Write(Tail.Bytes)}" : "");
}
