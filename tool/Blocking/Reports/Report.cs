using Adapters.Tool.Blocking.Findings;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The findings of a run.</summary>
/// <param name="Folder">The folder that paths start from.</param>
/// <param name="New">The findings that are not in the baseline.</param>
/// <param name="Known">Those that are.</param>
/// <param name="Stale">How many entries of the baseline no finding needs.</param>
internal sealed record Report(string Folder, IReadOnlyList<Finding> New, IReadOnlyList<Finding> Known, int Stale)
{
    /// <summary>The new findings by the place that blocks, the place with the most ways to it first.</summary>
    public IReadOnlyList<FindingGroup> Groups { get; } =
    [
        .. New.GroupBy(f => (f.Path.Root.File, f.Path.Root.Line, Name: f.Path.Items[^1].Name.Split('.')[^1]))
            .Select(g => new FindingGroup(g.First().Path.Root, g.First().Path.Items[^1].Name, [.. g]))
            .OrderByDescending(g => g.Severity).ThenByDescending(g => g.Findings.Count)
            .ThenBy(g => g.Root.File, StringComparer.Ordinal).ThenBy(g => g.Root.Line),
    ];

    public string Summary
    {
        get
        {
            var warnings = New.Count(f => f.Severity >= DiagnosticSeverity.Warning);
            var known = Known.Count > 0 ? $"; {Known.Count} more in the baseline" : "";
            var stale = Stale > 0 ? $"; {Counted.Of(Stale, "line")} of the baseline no longer needed" : "";
            return $"{Counted.Of(New.Count, "finding")} ({Counted.Of(warnings, "warning")}) in {Counted.Of(Groups.Count, "place")}"
                + known + stale;
        }
    }

    /// <summary>A path from the folder, with slashes on every system.</summary>
    public string Relative(string file) => Path.GetRelativePath(Folder, file).Replace('\\', '/');

    public string PlaceOf(Step step) => $"{Relative(step.File)}:{step.Line}";
}
