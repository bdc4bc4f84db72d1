using Benchmarks.Rules.Repositories;

namespace Benchmarks.Rules.Seeds;

/// <summary>A planted fault, and what the rules report at its line.</summary>
internal sealed record SeedResult(string Repository, Plant Plant, string File, int Line, IReadOnlyList<RepositoryFinding> Findings)
{
    public bool IsFound => Findings.Count > 0;

    public bool IsWarning => Findings.Any(f => f.Severity != "Info");
}
