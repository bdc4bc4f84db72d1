using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Follows the other paths from the functions on a chain to blocking calls: a finding reports only one path, so each other one would be the
/// next finding. A path that meets an obstacle stays as it is.
/// </summary>
internal sealed class OtherPaths(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private readonly ChainReader _reader = new(solution, bodies, cancellation);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<(Project Project, IMethodSymbol Method)> _open = new();

    /// <summary>Returns the changes together with those paths from the chain that could be added.</summary>
    public async Task<ChangeSet> AddAsync(ChangeSet changes, CallChain chain)
    {
        await OpenAsync(chain.Links.Skip(1)).ConfigureAwait(false);
        while (_open.Count > 0)
        {
            var (project, method) = _open.Dequeue();
            if (await bodies.OfAsync(project).ConfigureAwait(false) is not { } known)
                continue;
            foreach (var step in known.Graph.NodeOf(method).Edges.Where(s => s.Sink is null && s.Confidence < Confidence.Low))
            {
                foreach (var target in step.Targets)
                    changes = await FollowAsync(changes, project, step with { Targets = [target] }).ConfigureAwait(false);
            }
        }

        return changes;
    }

    private async Task<ChangeSet> FollowAsync(ChangeSet changes, Project project, CallEdge step)
    {
        if (step.Targets[0].Method is { } target && changes.Changes(target))
            Open(project, target);
        if (PathSearch.From(step, Confidence.Low, cancellation) is not { Confidence: < Confidence.Low } found)
            return changes;
        var links = await _reader.LinksAsync(found.Steps.Select(h => h.Edge.Location), 0).ConfigureAwait(false);
        if (links.IsEmpty)
            return changes;
        var longer = changes.Copy();
        var propagation = new AsyncPropagation(longer, solution, bodies, cancellation);
        if (await propagation.AddAsync(links[links.Length - 1]).ConfigureAwait(false) is not null)
            return changes;
        await OpenAsync(links.Skip(1)).ConfigureAwait(false);
        return longer;
    }

    private async Task OpenAsync(IEnumerable<ChainLink> links)
    {
        foreach (var link in links)
        {
            if (await link.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && EnclosingFunction.Of(link.Node, model).Function is { } function
                && FunctionSyntax.SymbolOf(function, model, cancellation) is { MethodKind: not MethodKind.AnonymousFunction } symbol)
                Open(link.Document.Project, symbol);
        }
    }

    private void Open(Project project, IMethodSymbol method)
    {
        if (_seen.Add(OverrideFamilyFinder.DefinitionOf(method)))
            _open.Enqueue((project, OverrideFamilyFinder.DefinitionOf(method)));
    }
}
