using System.Collections.Immutable;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking;
using Adapters.Generator.Rules.Blocking.Bodies;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>
/// Follows the other ways from the functions on a chain to what blocks: a finding tells of one alone, and would come again with the next.
/// Those that meet an obstacle stay as they are.
/// </summary>
internal sealed class OtherWays(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private readonly ChainReader _reader = new(solution, bodies, cancellation);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<(Project Project, IMethodSymbol Method)> _open = new();

    /// <summary>The closure with those ways from the chain that can be added to it.</summary>
    public async Task<Closure> AddAsync(Closure closure, Chain chain)
    {
        await OpenAsync(chain.Hops.Skip(1)).ConfigureAwait(false);
        while (_open.Count > 0)
        {
            var (project, method) = _open.Dequeue();
            if (await bodies.OfAsync(project).ConfigureAwait(false) is not { } known)
                continue;
            foreach (var step in known.Of(method).Steps.Where(s => s.Cause is null && s.Certainty < Certainty.Information))
            {
                foreach (var target in step.Targets)
                    closure = await FollowAsync(closure, project, step with { Targets = [target] }).ConfigureAwait(false);
            }
        }

        return closure;
    }

    private async Task<Closure> FollowAsync(Closure closure, Project project, Step step)
    {
        if (step.Targets[0].Method is { } target && IsChanged(closure, target))
            Open(project, target);
        if (Search.From(step, Certainty.Information, cancellation) is not { Certainty: < Certainty.Information } found)
            return closure;
        var hops = await _reader.HopsAsync(found.Way.Select(h => h.Step.Location), 0).ConfigureAwait(false);
        if (hops.IsEmpty)
            return closure;
        var longer = closure.Copy();
        if (await new Spreading(longer, solution, bodies, cancellation).AddAsync(hops[hops.Length - 1]).ConfigureAwait(false) is not null)
            return closure;
        await OpenAsync(hops.Skip(1)).ConfigureAwait(false);
        return longer;
    }

    private async Task OpenAsync(IEnumerable<Hop> hops)
    {
        foreach (var hop in hops)
        {
            if (await hop.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && EnclosingFunction.Of(hop.Node, model).Function is { } function
                && FunctionSyntax.SymbolOf(function, model, cancellation) is { MethodKind: not MethodKind.AnonymousFunction } symbol)
                Open(hop.Document.Project, symbol);
        }
    }

    private void Open(Project project, IMethodSymbol method)
    {
        if (_seen.Add(Families.DefinitionOf(method)))
            _open.Enqueue((project, Families.DefinitionOf(method)));
    }

    private static bool IsChanged(Closure closure, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => closure.Functions.Any(f => f.Syntax.SyntaxTree == r.SyntaxTree && f.Syntax.Span == r.Span));
}
