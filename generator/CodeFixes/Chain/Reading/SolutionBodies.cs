using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Reading;

/// <summary>Reads the bodies of each project of a solution as the rules do, with the options and the list of the project.</summary>
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
