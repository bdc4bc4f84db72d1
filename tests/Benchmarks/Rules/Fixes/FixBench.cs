using System.Diagnostics;
using Adapters.Tool.Blocking.Loading;
using Adapters.Tool.Input;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Fixes;

/// <summary>
/// Fixes all findings in a repository that nobody wrote for the rules, until no fix applies, and compiles the result. An error or a warning
/// that was not there before is a fault of a fix.
/// </summary>
internal static class FixBench
{
    public static async Task<int> RunAsync(string path, IReadOnlyDictionary<string, string> properties, bool writes)
    {
        try
        {
            var target = await Task.Run(() => Target.Find(path));
            using var loaded = await LoadedSolution.OpenAsync(target, properties, Console.Error, CancellationToken.None);
            return await RunAsync(loaded, target.Folder, writes);
        }
        catch (InputException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task<int> RunAsync(LoadedSolution loaded, string folder, bool writes)
    {
        var watch = Stopwatch.StartNew();
        var solution = Preparation.Prepare(loaded.Projects);
        var before = await CompilerProblems.OfAsync(solution);
        Console.WriteLine($"{loaded.Projects.Count} projects, {before.Errors} errors and {before.Warnings} warnings before");
        var rounds = new FixRounds(solution);
        await rounds.RunAsync();
        var added = (await CompilerProblems.OfAsync(rounds.Solution)).Except(before);
        await PrintAsync(rounds);
        foreach (var problem in added)
        {
            var place = $"{Path.GetRelativePath(folder, problem.File)}:{problem.Line}";
            Console.WriteLine($"NEW {place}: {problem.Severity} {problem.Id}: {problem.Message}");
        }


        var changed = await ChangedFiles.OfAsync(solution, rounds.Solution);
        if (writes)
            await changed.WriteAsync();
        Console.WriteLine($"{changed.Count} files changed, {added.Count(p => p.Severity == DiagnosticSeverity.Error)} new errors, "
            + $"{added.Count(p => p.Severity == DiagnosticSeverity.Warning)} new warnings in {watch.Elapsed.TotalSeconds:0} s");
        return added.Count == 0 ? 0 : 1;
    }

    private static async Task PrintAsync(FixRounds rounds)
    {
        var declined = await rounds.DeclinedAsync();
        Console.WriteLine("| id | applied | declined |\n|---|---:|---:|");
        foreach (var id in rounds.Applied.Keys.Union(declined.Keys).Order(StringComparer.Ordinal))
            Console.WriteLine($"| {id} | {rounds.Applied.GetValueOrDefault(id)} | {declined.GetValueOrDefault(id)} |");
        Console.WriteLine($"| all | {rounds.Applied.Values.Sum()} | {declined.Values.Sum()} |");
    }
}
