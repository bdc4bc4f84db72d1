namespace Adapters.Simulation.Running;

/// <summary>What the program was asked for.</summary>
internal sealed class Arguments
{
    private const long UsualRuns = 20_000;
    private const int MostThreads = 1_000;

    private readonly ProgramOption[] _options;
    private long? _runs;

    private Arguments() => _options =
    [
        new("--seed", "NUMBER", "the seed of the first run, the next ones count up (a new one)", TakeSeed),
        new("--runs", "NUMBER", "so many runs (20000); 1 shows all that happens in it", TakeRuns),
        new("--hours", "NUMBER", "as many runs as there is time for", TakeHours),
        new("--until-failure", "SECONDS", "up to the first failure, or for so long", TakeEnd),
        new("--shrink", "SECONDS", "how long the shortest failure is made smaller at most (60); 0 for not at all", TakeShrinkTime),
        new("--threads", "NUMBER", "so many runs at once (one for each core)", TakeThreads),
        new("--replay", "FILE", "the decisions of a run, as a failure leaves them, or the recording of a server (--record)", TakeReplay),
    ];

    public static string Usage => ArgumentPairs.Describe("tests/Simulation/run", new Arguments()._options);

    /// <summary>The seed of the first run; the following ones count up.</summary>
    public ulong Seed { get; private set; } = (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000);

    public long Runs => _runs ?? (Time < TimeSpan.MaxValue ? long.MaxValue : UsualRuns);

    public TimeSpan Time { get; private set; } = TimeSpan.MaxValue;

    /// <summary>The campaign ends with the first failure.</summary>
    public bool EndsAtFailure { get; private set; }

    /// <summary>How long a failure is made smaller at most.</summary>
    public TimeSpan ShrinkTime { get; private set; } = TimeSpan.FromSeconds(60);

    public int Threads { get; private set; } = Environment.ProcessorCount;

    /// <summary>A file with the decisions of one run, or the recording of a real server.</summary>
    public string? Replay { get; private set; }

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        ArgumentPairs.Read(words, arguments._options);
        return arguments;
    }

    private void TakeSeed(string value) => Seed = ArgumentPairs.Whole<ulong>(value, 1, ulong.MaxValue);

    private void TakeRuns(string value) => _runs = ArgumentPairs.Whole<long>(value, 1, long.MaxValue);

    private void TakeHours(string value) => Time = ArgumentPairs.Time(value, TimeSpan.FromHours(1));

    private void TakeThreads(string value) => Threads = ArgumentPairs.Whole(value, 1, MostThreads);

    private void TakeEnd(string value)
    {
        Time = ArgumentPairs.Time(value, TimeSpan.FromSeconds(1));
        EndsAtFailure = true;
    }

    private void TakeShrinkTime(string value) => ShrinkTime = TimeSpan.FromSeconds(ArgumentPairs.Whole(value, 0, 3_600));

    private void TakeReplay(string value) =>
        Replay = File.Exists(value) ? value : throw new FormatException("the path of a file that exists");
}
