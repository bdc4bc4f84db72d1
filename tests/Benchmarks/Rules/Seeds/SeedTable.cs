using Benchmarks.Rules.Suite;

namespace Benchmarks.Rules.Seeds;

/// <summary>How many of the planted faults are found, by kind, and each that is not.</summary>
internal static class SeedTable
{
    public static void Print(IReadOnlyList<SeedResult> results)
    {
        Console.WriteLine("| kind | planted | found | of them as a warning | |\n|---|---:|---:|---:|---:|");
        var kinds = results.GroupBy(r => r.Plant.Fault);
        foreach (var kind in kinds.OrderBy(g => g.Key.IsUnseen).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
            Print(NameOf(kind.Key), [.. kind]);
        foreach (var unseen in results.GroupBy(r => r.Plant.Fault.IsUnseen))
            Print(unseen.Key ? "**unseen kinds**" : "**other kinds**", [.. unseen]);
        Print("**all**", results);
        Console.WriteLine();
        foreach (var missed in results.Where(r => !r.IsFound))
            Console.WriteLine($"missed: {NameOf(missed.Plant.Fault)}: {missed.Repository} {missed.File}:{missed.Line}: "
                + missed.Plant.Call);
    }

    private static string NameOf(Fault fault) => fault.IsUnseen ? $"unseen: {fault.Kind}" : fault.Kind;

    private static void Print(string name, IReadOnlyList<SeedResult> some)
    {
        var found = some.Count(r => r.IsFound);
        Console.WriteLine($"| {name} | {some.Count} | {found} | {some.Count(r => r.IsWarning)} "
            + $"| {SuiteBench.Percent((double)found / some.Count)} |");
    }
}
