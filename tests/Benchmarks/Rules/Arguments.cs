namespace Benchmarks.Rules;

/// <summary>What is measured, how often, and whether the result is written into the repository.</summary>
/// <param name="Command">What is measured.</param>
/// <param name="Runs">How often: for torture, with tokens deleted. How many: findings that are drawn, faults that are planted.</param>
/// <param name="Publishes">Whether the result is written into the repository.</param>
/// <param name="Folder">What is read: a folder, a solution or project that is fixed, or a table of judgements.</param>
/// <param name="Seed">The seed of what is random.</param>
/// <param name="Writes">Whether the fixed files are written where they were read.</param>
internal sealed record Arguments(string Command, int? Runs, bool Publishes, string Folder = "", int Seed = 1, bool Writes = false)
{
    /// <summary>The properties that MSBuild is given for what is fixed.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>A second table of judgements, or null.</summary>
    public string? Second { get; init; }

    /// <summary>Null, with a line on standard error, where the arguments are not understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var arguments = new Arguments("", null, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "suite" or "build" or "keystroke" && arguments.Command.Length == 0)
                arguments = arguments with { Command = args[i] };
            else if (args[i] is "repositories" or "draw" or "score" or "seeds" && arguments.Command.Length == 0
                && i + 1 < args.Length && Path.Exists(args[i + 1]))
                (arguments, i) = (arguments with { Command = args[i], Folder = args[i + 1] }, i + 1);
            else if (args[i] == "--second" && i + 1 < args.Length && File.Exists(args[i + 1]))
                (arguments, i) = (arguments with { Second = args[i + 1] }, i + 1);
            else if (args[i] == "torture" && arguments.Command.Length == 0 && i + 1 < args.Length && Directory.Exists(args[i + 1]))
                (arguments, i) = (arguments with { Command = args[i], Folder = args[i + 1] }, i + 1);
            else if (args[i] == "fixes" && arguments.Command.Length == 0 && i + 1 < args.Length && Path.Exists(args[i + 1]))
                (arguments, i) = (arguments with { Command = args[i], Folder = args[i + 1] }, i + 1);
            else if (args[i] == "--write")
                arguments = arguments with { Writes = true };
            else if (args[i] == "--property" && i + 1 < args.Length && args[i + 1].Split('=', 2) is [var name, var value])
                (arguments, i) = (arguments.With(name, value), i + 1);
            else if (args[i] == "--publish")
                arguments = arguments with { Publishes = true };
            else if (args[i] == "--runs" && i + 1 < args.Length && int.TryParse(args[i + 1], out var runs) && runs > 0)
                (arguments, i) = (arguments with { Runs = runs }, i + 1);
            else if (args[i] == "--seed" && i + 1 < args.Length && int.TryParse(args[i + 1], out var seed))
                (arguments, i) = (arguments with { Seed = seed }, i + 1);
            else
                return Refuse(args[i]);
        }

        return arguments.Command.Length > 0 ? arguments : Refuse("");
    }

    private Arguments With(string property, string value) =>
        this with { Properties = new Dictionary<string, string>(Properties) { [property] = value } };

    private static Arguments? Refuse(string argument)
    {
        Console.Error.WriteLine(
            $"'{argument}' is not understood: give suite, build, keystroke, torture FOLDER, fixes PATH, "
            + "repositories FOLDER, draw FOLDER, seeds FOLDER or score TABLE, "
            + "and --runs N, --seed N, --publish, --write, --second TABLE or --property NAME=VALUE");
        return null;
    }
}
