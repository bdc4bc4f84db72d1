using System.Diagnostics;

namespace Benchmarks.Rules.Torture;

/// <summary>
/// Runs all rules and generators over the files of a folder that nobody wrote for them: each whole, and some of them with tokens deleted.
/// The first fault ends it, with the smallest text that still shows it.
/// </summary>
internal static class TortureBench
{
    private const int DeletedTokens = 20;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToShrink = TimeSpan.FromMinutes(5);

    public static int Run(string folder, int deletions, int seed)
    {
        var watch = Stopwatch.StartNew();
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        using var trials = new TrialProcess(Bound);
        foreach (var (name, text) in Inputs(files, deletions, seed))
        {
            if (trials.FaultOf(text) is { } fault)
                return Report(trials, name, text, fault);
        }

        Console.WriteLine($"{files.Length} files whole, {deletions} with {DeletedTokens} tokens deleted "
            + $"(seed {seed}): no fault in {watch.Elapsed.TotalSeconds:0} s, at most {trials.Peak} MB, {trials.Left} left to the compiler");
        return 0;
    }

    private static IEnumerable<(string Name, string Text)> Inputs(string[] files, int deletions, int seed)
    {
        foreach (var file in files)
            yield return (file, File.ReadAllText(file));
        var random = new Random(seed);
        for (var i = 0; i < deletions && files.Length > 0; i++)
        {
            var (file, number) = (files[random.Next(files.Length)], random.Next());
            yield return ($"{file}, deletion {number}", TokenDeletion.Of(File.ReadAllText(file), number, DeletedTokens));
        }
    }

    private static int Report(TrialProcess trials, string name, string text, string fault)
    {
        Console.WriteLine($"{name}\n{fault}\n");
        var small = new Shrinker(trials, FaultKind.Of(fault), TimeToShrink).Shrink(text);
        Console.WriteLine($"The smallest text that shows it:\n\n{small}");
        return 1;
    }
}
