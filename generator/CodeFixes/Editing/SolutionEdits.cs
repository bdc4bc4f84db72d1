using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Editing;

/// <summary>Makes edits in the documents of a solution.</summary>
internal static class SolutionEdits
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<NodeEdit> edits, CancellationToken cancellation)
    {
        var changed = solution;
        foreach (var inTree in edits.GroupBy(e => e.Node.SyntaxTree))
        {
            var root = await inTree.Key.GetRootAsync(cancellation).ConfigureAwait(false);
            var document = solution.GetDocument(inTree.Key)!;
            var project = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(document.Id, TreeEdits.Apply(root, [.. inTree], project));
        }

        return changed;
    }
}
