using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>How the operator ends a run.</summary>
internal enum Stop
{
    /// <summary>When every client has had what it wanted.</summary>
    AtEnd,

    /// <summary>In the middle, and waits as long as the settings say.</summary>
    Early,

    /// <summary>In the middle, and then at once.</summary>
    Twice,
}

/// <summary>What a run is made of: settings, and how much goes wrong.</summary>
internal sealed class WorldPlan
{
    public required ServerOptions Options { get; init; }

    public int Clients { get; init; }

    /// <summary>Clients of WebSockets.</summary>
    public int Sockets { get; init; }

    /// <summary>The applications pass for generated code, which keeps nothing of a request.</summary>
    public bool IsGenerated { get; init; }

    public Stop Stop { get; init; }

    /// <summary>Virtual milliseconds until the operator stops early.</summary>
    public int StopAfter { get; init; }

    public int ShortPercent { get; init; }

    public int WouldBlockPercent { get; init; }

    public int FailurePercent { get; init; }

    /// <summary>In how many of a hundred calls of a transport the client goes on first.</summary>
    public int OvertakePercent { get; init; }

    /// <summary>In how many of a hundred places another thread may go first.</summary>
    public int InterleavePercent { get; init; }

    /// <summary>Some take part rarely, so that the others get far ahead.</summary>
    public bool HasUnevenWeights { get; init; }

    public static WorldPlan Draw(DecisionStream decisions)
    {
        var stop = decisions.Pick<Stop>([Stop.AtEnd, Stop.AtEnd, Stop.AtEnd, Stop.Early, Stop.Twice]);
        return new WorldPlan
        {
            Options = DrawOptions(decisions),
            Clients = decisions.Between(1, 6),
            Stop = stop,
            StopAfter = stop == Stop.AtEnd ? 0 : decisions.Pick([0, 1, 100, 1_500, 4_000]),
            ShortPercent = decisions.Pick([0, 0, 20, 60]),
            WouldBlockPercent = decisions.Pick([0, 0, 20]),
            FailurePercent = decisions.Pick([0, 0, 0, 5]),
            InterleavePercent = decisions.Pick([0, 10, 40]),
            OvertakePercent = decisions.Pick([0, 10, 40]),
            HasUnevenWeights = decisions.Chance(40),
            IsGenerated = decisions.Chance(50),
            Sockets = decisions.Pick([0, 0, 1, 3]),
        };
    }

    /// <summary>For a recording: the plainest settings, and nobody but the clients that were recorded.</summary>
    public static WorldPlan ForRecording(DecisionStream plainest) => new() { Options = DrawOptions(plainest) };

    private static ServerOptions DrawOptions(DecisionStream decisions)
    {
        var options = new ServerOptions
        {
            Loops = decisions.Pick([1, 1, 2]),
            Threads = decisions.Pick([2, 1, 3, 4]),
            Queue = decisions.Pick([8, 0, 1, 2]),
            AccessLog = decisions.Chance(70),
            LimitConcurrency = decisions.Pick([10_000, 10_000, 10_000, 1, 2]),
            LimitRequestBody = decisions.Pick([30_000_000L, 30_000_000L, 100, 70_000]),
            TimeoutRequest = TimeSpan.FromSeconds(decisions.Pick([60, 0, 3])),
            TimeoutGracefulShutdown = TimeSpan.FromSeconds(decisions.Pick([30, 0, 2])),
            TimeoutKeepAlive = TimeSpan.FromSeconds(decisions.Pick([75, 75, 2])),
            TimeoutSend = TimeSpan.FromSeconds(decisions.Pick([30, 0, 2])),
            BodyReadAhead = decisions.Pick([ServerOptions.DefaultBodyReadAhead, 0, 1, 100, 70_000]),
            ServerHeader = decisions.Pick(["adapters", ""]),
        };
        return options;
    }

    public override string ToString() =>
        $"{Options.Loops} loops, {Options.Threads} threads and a queue of {Options.Queue}, {Clients} "
        + $"clients{(IsGenerated ? ", generated" : "")}, {Sockets} sockets, connections {Options.LimitConcurrency}, "
        + $"body {Options.LimitRequestBody}, read ahead {Options.BodyReadAhead}, timeouts: request {Options.TimeoutRequest.TotalSeconds}, "
        + $"send {Options.TimeoutSend.TotalSeconds}, keep-alive {Options.TimeoutKeepAlive.TotalSeconds}, "
        + $"graceful {Options.TimeoutGracefulShutdown.TotalSeconds}; "
        + $"stop {Stop} {StopAfter}; short {ShortPercent}, would block {WouldBlockPercent}, failure {FailurePercent}, "
        + $"overtake {OvertakePercent}, interleave {InterleavePercent}";
}
