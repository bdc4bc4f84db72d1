using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Fixes;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>
/// Puts all asynchronous code of a repository in scope, as an option of its own would. An analyzer that was not built is left out, because
/// the workspace cannot search a project with one.
/// </summary>
internal static class Preparation
{
    private static readonly SourceText Options = SourceText.From($"is_global = true\n{BlockingOptions.Scope} = all_async\n");

    public static Solution Prepare(IReadOnlyList<Project> projects)
    {
        var solution = projects[0].Solution;
        foreach (var project in projects)
        {
            foreach (var missing in project.AnalyzerReferences.OfType<UnresolvedAnalyzerReference>())
                solution = solution.RemoveAnalyzerReference(project.Id, missing);
            var path = Path.Combine(Path.GetDirectoryName(project.FilePath)!, ".adapters.globalconfig");
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project.Id), Path.GetFileName(path), Options, filePath: path);
        }

        return solution;
    }
}
