using Adapters.Generator.Rules.Blocking;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>The bodies of the projects of a solution as the rules see them, with the options and the list of each.</summary>
internal sealed class SolutionBodies(CancellationToken cancellation)
{
    private readonly Dictionary<ProjectId, BlockingAnalysis?> _bodies = [];

    public async Task<BlockingAnalysis?> OfAsync(Project project)
    {
        if (!_bodies.TryGetValue(project.Id, out var bodies))
            _bodies.Add(project.Id, bodies = await ReadAsync(project).ConfigureAwait(false));
        return bodies;
    }

    private async Task<BlockingAnalysis?> ReadAsync(Project project)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return null;
        var options = new BlockingOptions(project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return new BlockingAnalysis(compilation, options, UserMembers.Read(project.AnalyzerOptions.AdditionalFiles, cancellation));
    }
}
