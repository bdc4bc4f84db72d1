namespace Benchmarks.Rules.Repositories;

/// <summary>Draws findings at random, the same ones for a seed.</summary>
internal sealed class Draw(int seed)
{
    /// <summary>A percentage of fewer says nothing of an id.</summary>
    private const int LeastOfAnId = 20;

    private readonly Random _random = new(seed);

    /// <summary>Draws so many: first up to 20 of each id, then of all the rest.</summary>
    public IReadOnlyList<RepositoryFinding> Take(IEnumerable<RepositoryFinding> findings, int count)
    {
        // Several findings of an id in a line are judged as one.
        var all = RepositoryFinding.Sorted(findings).DistinctBy(f => (f.Tool, f.Repository, f.Id, f.File, f.Line)).ToArray();
        _random.Shuffle(all);
        var ranked = all.GroupBy(f => f.Id).SelectMany(g => g.Select((f, rank) => (Finding: f, IsRest: rank >= LeastOfAnId)));
        return [.. ranked.OrderBy(r => r.IsRest).ThenBy(r => Array.IndexOf(all, r.Finding)).Take(count).Select(r => r.Finding)];
    }
}
