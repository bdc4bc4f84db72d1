namespace Benchmarks.Runner;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(IReadOnlyList<string> Rows, int Runs, TimeSpan WarmUp, TimeSpan Duration, bool IsSmoke, bool Publishes)
{
    private static readonly string[] AllRows = ["H1", "H2", "H3", "H5", "B1"];

    public static Arguments Parse(string[] args)
    {
        var isSmoke = args.Contains("--smoke");
        var rows = args.Where(a => a.Length == 2).Select(a => a.ToUpperInvariant()).ToList();
        var unknown = rows.Except(AllRows).FirstOrDefault() ?? args.FirstOrDefault(a => a.StartsWith('-') && a is not ("--smoke" or "--publish" or "--runs"));
        if (unknown is not null)
        {
            Console.Error.WriteLine($"'{unknown}' is not known: give rows of {string.Join(", ", AllRows)}, --runs N, --smoke or --publish");
            Environment.Exit(2);
        }

        var runs = Array.IndexOf(args, "--runs") is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1]) : 5;
        return isSmoke
            ? new Arguments(["H1"], 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), true, false)
            : new Arguments(rows.Count > 0 ? rows : AllRows, runs, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3), false, args.Contains("--publish"));
    }
}
