using Adapters.Tool.Blocking.Findings;

namespace Benchmarks.Rules.Repositories;

/// <summary>A finding of a rule in a repository.</summary>
/// <param name="Tool">The package that has the rule.</param>
/// <param name="File">The file, from the folder of the repository.</param>
/// <param name="Path">The calls that lead to the one that blocks, if the tool says so.</param>
internal sealed record RepositoryFinding(
    string Tool, string Repository, string Id, string Severity, string File, int Line, string Message, IReadOnlyList<Step> Path)
{
    /// <summary>The order in which findings are written and drawn: it does not depend on the order in which they were found.</summary>
    public static IReadOnlyList<RepositoryFinding> Sorted(IEnumerable<RepositoryFinding> findings) =>
    [
        .. findings.OrderBy(f => f.Tool, StringComparer.Ordinal).ThenBy(f => f.Repository, StringComparer.Ordinal)
            .ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal),
    ];
}
