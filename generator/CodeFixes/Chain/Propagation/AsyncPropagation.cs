using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Propagates a change from a blocking call to everything that calls its function, and so on, until only functions are left that are
/// asynchronous already, or until there is an obstacle.
/// </summary>
internal sealed class AsyncPropagation(ChangeSet changes, Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private readonly AwaitedCalls _calls = new(changes, solution, cancellation);

    /// <summary>Adds the changes for the call at the end of a chain. After an obstacle, the change set is incomplete and useless.</summary>
    public async Task<Obstacle?> AddAsync(ChainLink last)
    {
        var (document, place) = last;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return new Obstacle($"'{document.Name}' is not C#");
        var (name, form) = new BlockingCalls(model, cancellation).Of(place);
        if (form is null)
            return Obstacle.Of(name, "has no asynchronous form here");
        if (await _calls.AddAsync(document, model, form, name).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        while (_calls.NextFamily() is { } family)
        {
            if (await PropagateAsync(family).ConfigureAwait(false) is { } met)
                return met;
        }

        // In these functions nothing else changes, so no function is added here.
        foreach (var change in _calls.NewFunctions)
            await AddOthersAsync(change).ConfigureAwait(false);
        return null;
    }

    private async Task<Obstacle?> PropagateAsync(OverrideFamily family)
    {
        var references = new FamilyReferences(family, changes, _calls, cancellation);
        foreach (var reference in family.References)
        {
            if (reference.Document is not SourceGeneratedDocument
                && await references.AddAsync(reference).ConfigureAwait(false) is { } obstacle)
                return obstacle;
        }

        return null;
    }

    /// <summary>Adds the other blocking calls in a function that changes, if an await is as easy there.</summary>
    private async Task AddOthersAsync(FunctionChange change)
    {
        if (await bodies.OfAsync(change.Document.Project).ConfigureAwait(false) is not { } known
            || await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        var calls = new BlockingCalls(model, cancellation);
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var edges = known.Graph.NodeOf(change.Symbol).Edges;
        foreach (var step in edges.Where(s => s.Sink is { Group: not BlockingGroup.Unread } && s.Location.SourceTree == model.SyntaxTree))
        {
            var (name, form) = calls.Of(root.FindNode(step.Location.SourceSpan, getInnermostNodeForTie: true));
            if (form is not null && !changes.Has(form.Edit.Node) && MayAwait(change, form.Edit.Node, model))
                await _calls.AddAsync(change.Document, model, form, name).ConfigureAwait(false);
        }
    }

    private bool MayAwait(FunctionChange change, SyntaxNode node, SemanticModel model) =>
        EnclosingFunction.Of(node, model).Function == change.Syntax
        && AwaitObstacles.PlaceOf(node, change.Syntax) is null
        && ConditionalAccess.Around(node) is null
        && (change.Awaits.Count > 0 || FunctionObstacles.Find(change.Syntax, change.Symbol, "", model, cancellation) is null)
        && RefLocals.KeptAcross([.. change.Awaits, node], change.Syntax, model, cancellation) is null;
}
