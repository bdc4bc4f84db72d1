using Adapters.Generator.Rules.Blocking;
using Adapters.Generator.Rules.Blocking.Bodies;
using Adapters.Generator.Rules.Blocking.Members;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>The bodies of a project as the rules see them, with its options and its list.</summary>
internal static class ProjectBodies
{
    public static async Task<CompilationBodies?> OfAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return null;
        var options = new BlockingOptions(project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return new CompilationBodies(compilation, options, UserMembers.Read(project.AnalyzerOptions.AdditionalFiles, cancellation));
    }
}
