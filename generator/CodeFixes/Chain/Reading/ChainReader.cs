using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Reading;

/// <summary>Reads the chain of a finding: its locations, and the calls in other projects that the finding only names.</summary>
internal sealed class ChainReader(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    /// <summary>The limit of projects, because projects that call each other in a cycle would never end.</summary>
    private const int MaxProjects = 8;

    /// <summary>Returns the chain, or null if the finding is a single call, a call that has another form, or a lock.</summary>
    public async Task<CallChain?> ReadAsync(Diagnostic finding)
    {
        if (finding.Properties.ContainsKey(BlockingFindings.FormProperty))
            return null;
        var links = await LinksAsync(finding.AdditionalLocations.Prepend(finding.Location), 1).ConfigureAwait(false);
        if (links.Length <= 1 || links[0].Node is LockStatementSyntax)
            return null;
        var name = finding.Properties[BlockingFindings.PathProperty]!.Split('\n')[0];
        return new CallChain(name, finding.Properties.ContainsKey(BlockingFindings.LoopProperty), links);
    }

    /// <summary>Indicates whether a call takes a lock: what it holds is in the same function, and cannot be awaited there.</summary>
    private async Task<bool> TakesLockAsync(ChainLink link) =>
        CallSyntax.InvocationOf(link.Node) is { } call
        && await link.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
        && KnownMembers.Instance.TakesLock(model.GetSymbolInfo(call, cancellation).Symbol);

    /// <summary>
    /// Returns the calls at the locations, up to the one to replace; none if a location is not in the solution, or takes a lock.
    /// </summary>
    /// <param name="first">The index of the first call that may be the one to replace.</param>
    public async Task<ImmutableArray<ChainLink>> LinksAsync(IEnumerable<Location> locations, int first)
    {
        var links = new List<ChainLink>();
        foreach (var location in locations)
        {
            if (await LinkAtAsync(location).ConfigureAwait(false) is not { } link || await TakesLockAsync(link).ConfigureAwait(false))
                return [];
            links.Add(link);
        }

        await ExtendAsync(links).ConfigureAwait(false);
        return await CutAsync(links, first).ConfigureAwait(false);
    }

    private async Task<ChainLink?> LinkAtAsync(Location location)
    {
        if (location.SourceTree is not { } tree)
            return null;
        var document = solution.GetDocument(tree)
            ?? solution.GetDocument(solution.GetDocumentIdsWithFilePath(tree.FilePath).FirstOrDefault());
        if (document is null || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return null;
        return root.FullSpan.Contains(location.SourceSpan)
            ? new ChainLink(document, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))
            : null;
    }

    /// <summary>Ends the chain at the first call that has an async alternative: nothing needs to change after it.</summary>
    private async Task<ImmutableArray<ChainLink>> CutAsync(List<ChainLink> links, int first)
    {
        for (var index = first; index < links.Count; index++)
        {
            var link = links[index];
            if (CallSyntax.InvocationOf(link.Node) is { } call
                && await link.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && new AsyncAlternativeFinder(model.Compilation).Find(call, method, model, cancellation) is not null)
                return [.. links.Take(index + 1)];
        }

        return [.. links];
    }

    /// <summary>Continues in the project that declares the last called method, if the solution contains its source.</summary>
    private async Task ExtendAsync(List<ChainLink> links)
    {
        for (var count = 0; count < MaxProjects; count++)
        {
            var last = links[links.Count - 1];
            if (await last.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
                || model.GetSymbolInfo(CallSyntax.Of(last.Node), cancellation).Symbol is not IMethodSymbol called
                || called.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension)
                || SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, model.Compilation.Assembly))
                return;
            var before = links.Count;
            foreach (var location in await BeyondAsync(called).ConfigureAwait(false))
            {
                if (await LinkAtAsync(location).ConfigureAwait(false) is { } link)
                    links.Add(link);
            }

            if (links.Count == before)
                return;
        }
    }

    private async Task<ImmutableArray<Location>> BeyondAsync(IMethodSymbol called)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (await SymbolFinder.FindSourceDefinitionAsync(method, solution, cancellation).ConfigureAwait(false) is not IMethodSymbol source
            || solution.GetProject(source.ContainingAssembly, cancellation) is not { } project
            || await bodies.OfAsync(project).ConfigureAwait(false) is not { } known
            || source.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared)
            return [];
        var syntax = await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        var step = new CallEdge(syntax, source.Name, Confidence.Definite, null, [known.Graph.NodeOf(source)]);
        return PathSearch.From(step, Confidence.Low, cancellation) is { } found
            ? [.. found.Steps.Skip(1).Select(h => h.Edge.Location)]
            : [];
    }
}
