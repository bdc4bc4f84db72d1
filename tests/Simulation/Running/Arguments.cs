using System.Globalization;

namespace Adapters.Simulation.Running;

/// <summary>What the program was asked for.</summary>
internal sealed class Arguments
{
    /// <summary>The seed of the first run; the following ones count up.</summary>
    public ulong Seed { get; private set; } = (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000);

    public long Runs { get; private set; } = 20_000;

    public TimeSpan Time { get; private set; } = TimeSpan.MaxValue;

    public int Threads { get; private set; } = Environment.ProcessorCount;

    /// <summary>A file with the decisions of one run.</summary>
    public string? Replay { get; private set; }

    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Length; i += 2)
        {
            var value = i + 1 < words.Length ? words[i + 1] : throw new FormatException($"{words[i]} needs a value");
            arguments.Take(words[i], value);
        }

        return arguments;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "--seed":
                Seed = ulong.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--runs":
                Runs = long.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--hours":
                Time = TimeSpan.FromHours(double.Parse(value, CultureInfo.InvariantCulture));
                Runs = long.MaxValue;
                break;
            case "--threads":
                Threads = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--replay":
                Replay = value;
                break;
            default:
                throw new FormatException($"{name} is not known: --seed, --runs, --hours, --threads or --replay");
        }
    }
}
