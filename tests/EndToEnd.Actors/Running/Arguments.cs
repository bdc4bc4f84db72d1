using Adapters.Simulation.Running;

namespace Adapters.EndToEnd.Actors.Running;

/// <summary>What the program was asked for.</summary>
internal sealed class Arguments
{
    private const int MostLoops = 1_024;

    private static readonly double DefaultRound = 30;

    private readonly ProgramOption[] _options;

    private Arguments() => _options =
    [
        new("--seed", "NUMBER", "the seed of the first round, the next ones count up (a new one)", TakeSeed),
        new("--minutes", "NUMBER", "for all rounds together (each variant once)", TakeTime),
        new("--round", "SECONDS", "for one round (30)", value => Round = ArgumentPairs.Time(value, TimeSpan.FromSeconds(1))),
        new("--transport", "NAME", "epoll or sockets alone (both)", value => Transports = [OneOf(value, "epoll", "sockets")]),
        new("--loops", "NUMBER", "servers with so many event loops alone (1 and 2)", TakeLoops),
        new("--build", "NAME", "jit, aot or both: what serves (jit)", value => Build = OneOf(value, "jit", "aot", "both")),
        new("--native", "FILE", "the native binary for aot and both (tests/EndToEnd.Actors/run makes it)", TakeNative),
    ];

    public static string Usage => ArgumentPairs.Describe("tests/EndToEnd.Actors/run", new Arguments()._options);

    /// <summary>The seed of the first round; the following ones count up.</summary>
    public ulong Seed { get; private set; } = (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000);

    /// <summary>For all rounds together; none for each variant once.</summary>
    public TimeSpan? Time { get; private set; }

    /// <summary>For one round.</summary>
    public TimeSpan Round { get; private set; } = TimeSpan.FromSeconds(DefaultRound);

    public string[] Transports { get; private set; } = ["epoll", "sockets"];

    public int[] Loops { get; private set; } = [1, 2];

    /// <summary>A native binary of this program; empty for none.</summary>
    public string Native { get; private set; } = "";

    /// <summary>Which of the two serve.</summary>
    public string Build { get; private set; } = "jit";

    /// <summary>What serves: the native binary, or nothing for this program itself.</summary>
    public string[] Programs => Build switch
    {
        "jit" => [""],
        "aot" => [Native],
        _ => ["", Native],
    };

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        ArgumentPairs.Read(words, arguments._options);
        if (arguments is { Build: not "jit", Native: "" })
            throw new FormatException($"--build {arguments.Build} needs --native with a native binary: tests/EndToEnd.Actors/run makes it");
        return arguments;
    }

    private static string OneOf(string value, params string[] names) =>
        names.Contains(value) ? value : throw new FormatException($"one of {string.Join(", ", names)}");

    private void TakeSeed(string value) => Seed = ArgumentPairs.Whole<ulong>(value, 1, ulong.MaxValue);

    private void TakeTime(string value) => Time = ArgumentPairs.Time(value, TimeSpan.FromMinutes(1));

    private void TakeLoops(string value) => Loops = [ArgumentPairs.Whole(value, 1, MostLoops)];

    private void TakeNative(string value) =>
        Native = File.Exists(value) ? value : throw new FormatException("the path of a file that exists");
}
