using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>Applies a closure to the solution: each document once, from the inside to the outside, so that changes in one another compose.</summary>
internal static class Application
{
    public static async Task<Solution> ApplyAsync(Closure closure, Solution solution, CancellationToken cancellation)
    {
        var sites = new List<Site>(closure.Sites);
        foreach (var change in closure.Functions)
        {
            if (await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model && Declarations.SiteOf(change, model) is { } site)
                sites.Add(site);
        }

        return await ApplyAsync(sites, solution, cancellation).ConfigureAwait(false);
    }

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
