using System.Globalization;
using System.Text;

namespace Benchmarks.Rules.Repositories;

/// <summary>What each tool finds in each repository, by id, and what that costs.</summary>
internal sealed class CountsTable(IReadOnlyList<RepositoryFinding> findings, IReadOnlyList<Cost> costs)
{
    private readonly string[] _repositories = [.. costs.Select(c => c.Repository).Distinct()];

    public string Text()
    {
        var text = new StringBuilder();
        AppendHead(text, "findings");
        foreach (var group in findings.GroupBy(f => (f.Tool, f.Id, f.Severity)).OrderBy(g => g.Key))
            AppendCounts(text, $"{group.Key.Tool} {group.Key.Id} {group.Key.Severity}", [.. group]);
        foreach (var tool in findings.GroupBy(f => f.Tool).OrderBy(g => g.Key, StringComparer.Ordinal))
            AppendCounts(text, $"**{tool.Key}**", [.. tool]);
        text.AppendLine();
        AppendHead(text, "seconds, megabytes allocated");
        foreach (var tool in costs.GroupBy(c => c.Tool))
            AppendCosts(text, tool.Key, [.. tool]);
        return text.ToString();
    }

    private void AppendHead(StringBuilder text, string what)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" | ", _repositories)} | all |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(_repositories.Select(_ => "---:|"))}---:|");
    }

    private void AppendCounts(StringBuilder text, string name, IReadOnlyList<RepositoryFinding> some)
    {
        var counts = _repositories.Select(r => some.Count(f => f.Repository == r)).Append(some.Count);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", counts)} |");
    }

    private void AppendCosts(StringBuilder text, string name, IReadOnlyList<Cost> some)
    {
        var cells = _repositories.Select(r => some.First(c => c.Repository == r)).Select(c => Cell(c.Seconds, c.Allocated))
            .Append(Cell(some.Sum(c => c.Seconds), some.Sum(c => c.Allocated)));
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells)} |");
    }

    private static string Cell(double seconds, long allocated) => FormattableString.Invariant($"{seconds:0.0}, {allocated}");
}
