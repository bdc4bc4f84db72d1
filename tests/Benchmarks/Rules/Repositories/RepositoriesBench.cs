using System.Diagnostics;
using System.Text.Json;
using Adapters.Tool.Blocking.Findings;
using Benchmarks.Rules.Suite;

namespace Benchmarks.Rules.Repositories;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>
/// Runs ours and the peers over repositories that nobody wrote for them, counts what they find, and writes the findings into the folder of
/// the repositories, where a sheet for judging is drawn from.
/// </summary>
internal sealed class RepositoriesBench(string folder, IReadOnlyList<IRuleSet> tools)
{
    private readonly List<RepositoryFinding> _findings = [];

    private readonly List<Cost> _costs = [];

    public static async Task<int> RunAsync(string folder)
    {
        var repositories = await Task.Run(() => Repository.In(folder));
        if (repositories.Count == 0)
            return 2;
        IReadOnlyList<IRuleSet> tools = await Task.Run(() => (IRuleSet[])[new OwnRules(), .. Peer.All.Select(p => new PeerRules(p))]);
        await new RepositoriesBench(folder, tools).RunAsync(repositories);
        return 0;
    }

    private async Task RunAsync(IReadOnlyList<Repository> repositories)
    {
        // What the runtime compiles during the first run is not a cost of the tools.
        using (var first = await repositories[0].LoadAsync(folder))
        {
            foreach (var tool in tools)
                await tool.FindAsync("", first.Projects);
        }

        foreach (var repository in repositories)
        {
            // A run that is ended leaves what it has found.
            await RunAsync(repository);
            await WriteAsync();
        }

        var table = new CountsTable(_findings, _costs).Text();
        await File.WriteAllTextAsync(Path.Combine(folder, "counts.md"), table);
        Console.Write(table);
        Console.WriteLine($"The process took at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB.");
    }

    private async Task RunAsync(Repository repository)
    {
        using var loaded = await repository.LoadAsync(folder);
        foreach (var tool in tools)
        {
            var findings = await MeasureAsync(tool, repository.Name, loaded.Projects);
            _findings.AddRange(findings.Select(f => FromRoot(f, Path.GetFullPath(Path.Combine(folder, repository.Name)))));
            Console.Error.WriteLine($"{repository.Name}: {tool.Name}: {findings.Count} in {_costs[^1].Seconds:0.0} s");
        }
    }

    private async Task<IReadOnlyList<RepositoryFinding>> MeasureAsync(IRuleSet tool, string repository, IReadOnlyList<Project> projects)
    {
        GC.Collect();
        var (watch, allocated) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(precise: true));
        var findings = await tool.FindAsync(repository, projects);
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) >> 20;
        _costs.Add(new Cost(tool.Name, repository, watch.Elapsed.TotalSeconds, megabytes));
        return findings;
    }

    private static RepositoryFinding FromRoot(RepositoryFinding finding, string root) => finding with
    {
        File = Path.GetRelativePath(root, finding.File),
        Path = [.. finding.Path.Select(s => s.HasPlace ? new Step(s.Name, Path.GetRelativePath(root, s.File), s.Line) : s)],
    };

    private Task WriteAsync() => File.WriteAllTextAsync(
        Path.Combine(folder, Sheet.FindingsFile), JsonSerializer.Serialize(RepositoryFinding.Sorted(_findings)));
}
