using Adapters.Simulation.Running;

namespace Adapters.EndToEnd.Actors.Running;

/// <summary>What the program was asked for.</summary>
internal sealed class Arguments
{
    private static readonly double DefaultRound = 30;

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

    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        ArgumentPairs.Read(words, arguments.Take);
        return arguments;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "--seed":
                Seed = ArgumentPairs.Number<ulong>(name, value);
                break;
            case "--minutes":
                Time = TimeSpan.FromMinutes(ArgumentPairs.Number<double>(name, value));
                break;
            case "--round":
                Round = TimeSpan.FromSeconds(ArgumentPairs.Number<double>(name, value));
                break;
            case "--transport":
                Transports = [value];
                break;
            case "--loops":
                Loops = [ArgumentPairs.Number<int>(name, value)];
                break;
            case "--build":
                Build = value is "jit" or "aot" or "both" ? value : throw new FormatException($"--build takes jit, aot or both, and '{value}' is none of them");
                break;
            case "--native":
                Native = value;
                break;
            default:
                throw new FormatException($"{name} is not known: --seed, --minutes, --round, --transport, --loops, --build or --native");
        }
    }
}
