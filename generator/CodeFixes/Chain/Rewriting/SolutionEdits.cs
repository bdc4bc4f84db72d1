using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>Changes a solution: each document once, and inner nodes before outer ones, so that changes inside one another compose.</summary>
internal static class SolutionEdits
{
    public static async Task<Solution> ApplyAsync(IReadOnlyCollection<Site> sites, Solution solution, CancellationToken cancellation)
    {
        foreach (var inDocument in sites.GroupBy(s => s.Document.Id))
        {
            if (await solution.GetDocument(inDocument.Key)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root)
                solution = solution.WithDocumentSyntaxRoot(inDocument.Key, Apply([.. inDocument], root));
        }

        return solution;
    }

    private static SyntaxNode Apply(IReadOnlyCollection<Site> sites, SyntaxNode root)
    {
        var byNode = sites.ToDictionary(s => s.Node);
        var changed = BlockFlattening.Flatten(root.ReplaceNodes(byNode.Keys, (original, current) => byNode[original].Rewrite(current)));
        return sites.Select(s => s.Import).Where(i => i is not null).Distinct().OrderBy(i => i, StringComparer.Ordinal)
            .Aggregate(changed, (unit, import) => UsingDirectives.Add((CompilationUnitSyntax)unit, import!));
    }
}
