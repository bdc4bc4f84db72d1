using System.Globalization;
using System.Numerics;

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
                Seed = Number<ulong>(name, value);
                break;
            case "--runs":
                Runs = Number<long>(name, value);
                break;
            case "--hours":
                Time = TimeSpan.FromHours(Number<double>(name, value));
                Runs = long.MaxValue;
                break;
            case "--until-failure":
                Time = TimeSpan.FromSeconds(Number<double>(name, value));
                Runs = long.MaxValue;
                EndsAtFailure = true;
                break;
            case "--threads":
                Threads = Number<int>(name, value);
                break;
            case "--replay":
                Replay = value;
                break;
            default:
                throw new FormatException($"{name} is not known: --seed, --runs, --hours, --until-failure, --threads or --replay");
        }
    }

    private static T Number<T>(string name, string value)
        where T : INumber<T> =>
        T.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > T.Zero
            ? number
            : throw new FormatException($"{name} takes a number above 0, and '{value}' is none");
}
