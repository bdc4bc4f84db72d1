using System.Globalization;
using Adapters.Tool.Blocking.Loading;
using Benchmarks.Rules.Suite;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Repositories;

/// <summary>Reads tables of judgements, and prints how many findings are true: by tool, by id, and for ours by level.</summary>
internal static class Precision
{
    private static readonly string[] LevelNames = ["waits", "standard", "strict"];

    /// <summary>A second table is another judgement of some of the same findings.</summary>
    public static int Print(string path, string? second)
    {
        var rows = Judgement.Read(path).Where(r => r.IsJudged).ToList();
        Console.WriteLine("| findings | judged | true | false | unclear | precision | if unclear is false |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var id in rows.GroupBy(r => (r.Tool, r.Id, r.Severity)).OrderBy(g => g.Key))
            Print($"{id.Key.Tool} {id.Key.Id} {id.Key.Severity}", [.. id]);
        foreach (var tool in rows.GroupBy(r => r.Tool).OrderBy(g => g.Key, StringComparer.Ordinal))
            Print($"**{tool.Key}**", [.. tool]);
        var ours = rows.Where(r => r.Tool == OwnRules.ToolName).ToList();
        foreach (var level in LevelNames)
            Print($"warnings at level {level}", [.. ours.Where(r => Levels.Of(level).GetValueOrDefault(r.Id) == ReportDiagnostic.Warn)]);
        if (second is not null)
            PrintAgreement(rows, Judgement.Read(second));
        return 0;
    }

    private static void Print(string name, IReadOnlyList<Judgement> rows)
    {
        var (yes, no) = (rows.Count(r => r.Verdict == "true"), rows.Count(r => r.Verdict == "false"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {rows.Count} | {yes} | {no} | {rows.Count - yes - no} | {Part(yes, yes + no)} "
                + $"| {Part(yes, rows.Count)} |"));
    }

    private static void PrintAgreement(IReadOnlyList<Judgement> first, IReadOnlyList<Judgement> second)
    {
        var verdicts = first.ToDictionary(r => r.Key, r => r.Verdict);
        var both = second.Where(r => r.IsJudged && verdicts.ContainsKey(r.Key)).ToList();
        var differ = both.Where(r => verdicts[r.Key] != r.Verdict).ToList();
        Console.WriteLine($"\n{both.Count} judged twice, {Part(both.Count - differ.Count, both.Count)} alike");
        foreach (var row in differ)
            Console.WriteLine($"{row.Repository} {row.File}:{row.Line} {row.Id}: {verdicts[row.Key]}, then {row.Verdict}: {row.Reason}");
    }

    private static string Part(int some, int all) => all == 0 ? "" : SuiteBench.Percent((double)some / all);
}
