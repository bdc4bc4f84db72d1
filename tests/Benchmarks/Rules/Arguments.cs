namespace Benchmarks.Rules;

/// <summary>What is measured, how often, and whether the result is written into the repository.</summary>
internal sealed record Arguments(string Command, int? Runs, bool Publishes)
{
    /// <summary>Null, with a line on standard error, where the arguments are not understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var arguments = new Arguments("", null, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "suite" or "build" or "keystroke" && arguments.Command.Length == 0)
                arguments = arguments with { Command = args[i] };
            else if (args[i] == "--publish")
                arguments = arguments with { Publishes = true };
            else if (args[i] == "--runs" && i + 1 < args.Length && int.TryParse(args[i + 1], out var runs) && runs > 0)
                (arguments, i) = (arguments with { Runs = runs }, i + 1);
            else
                return Refuse(args[i]);
        }

        return arguments.Command.Length > 0 ? arguments : Refuse("");
    }

    private static Arguments? Refuse(string argument)
    {
        Console.Error.WriteLine($"'{argument}' is not understood: give suite, build or keystroke, --runs N, or --publish");
        return null;
    }
}
