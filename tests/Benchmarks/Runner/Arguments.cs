namespace Benchmarks.Runner;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(IReadOnlyList<string> Rows, int Runs, TimeSpan Duration, bool IsSmoke, bool Publishes)
{
    private static readonly string[] AllRows = [.. Row.All.Select(r => r.Id), "B1"];

    /// <summary>Null, with a line on standard error, where the arguments are not understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var rows = new List<string>();
        var (runs, isSmoke, publishes) = (5, false, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (AllRows.Contains(args[i].ToUpperInvariant()))
                rows.Add(args[i].ToUpperInvariant());
            else if (args[i] == "--smoke")
                isSmoke = true;
            else if (args[i] == "--publish")
                publishes = true;
            else if (args[i] != "--runs" || i + 1 == args.Length || !int.TryParse(args[++i], out runs) || runs < 1)
                return Refuse(args[i]);
        }

        return isSmoke
            ? new Arguments(["H1"], 1, TimeSpan.FromSeconds(1), true, false)
            : new Arguments(rows.Count > 0 ? rows : AllRows, runs, TimeSpan.FromSeconds(3), false, publishes);
    }

    private static Arguments? Refuse(string argument)
    {
        Console.Error.WriteLine(
            $"'{argument}' is not understood: give rows of {string.Join(", ", AllRows)}, --runs N, --smoke or --publish");
        return null;
    }
}
