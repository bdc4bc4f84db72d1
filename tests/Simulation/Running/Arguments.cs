namespace Adapters.Simulation.Running;

/// <summary>What the program was asked for.</summary>
internal sealed class Arguments
{
    /// <summary>The seed of the first run; the following ones count up.</summary>
    public ulong Seed { get; private set; } = (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000);

    public long Runs { get; private set; } = 20_000;

    public TimeSpan Time { get; private set; } = TimeSpan.MaxValue;

    /// <summary>The campaign ends with the first failure, which is shown as it is.</summary>
    public bool EndsAtFailure { get; private set; }

    public int Threads { get; private set; } = Environment.ProcessorCount;

    /// <summary>A file with the decisions of one run.</summary>
    public string? Replay { get; private set; }

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
            case "--runs":
                Runs = ArgumentPairs.Number<long>(name, value);
                break;
            case "--hours":
                Time = TimeSpan.FromHours(ArgumentPairs.Number<double>(name, value));
                Runs = long.MaxValue;
                break;
            case "--until-failure":
                Time = TimeSpan.FromSeconds(ArgumentPairs.Number<double>(name, value));
                Runs = long.MaxValue;
                EndsAtFailure = true;
                break;
            case "--threads":
                Threads = ArgumentPairs.Number<int>(name, value);
                break;
            case "--replay":
                Replay = value;
                break;
            default:
                throw new FormatException($"{name} is not known: --seed, --runs, --hours, --until-failure, --threads or --replay");
        }
    }
}
