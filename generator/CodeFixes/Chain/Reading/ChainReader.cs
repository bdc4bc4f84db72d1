using System.Collections.Immutable;
using System.Globalization;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking;
using Adapters.Generator.Rules.Blocking.Bodies;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Reading;

/// <summary>Reads the chain of a finding: its place, its other links, and those in other projects that the finding only names.</summary>
internal sealed class ChainReader(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    /// <summary>Projects that call into each other in a circle would lead on for ever.</summary>
    private const int MaxProjects = 8;

    /// <summary>The chain, or null where the finding is of a single call: nothing is to conversion there.</summary>
    public async Task<CallChain?> ReadAsync(Diagnostic finding)
    {
        var links = await LinksAsync(finding.AdditionalLocations.Prepend(finding.Location), 1).ConfigureAwait(false);
        if (links.Length <= 1 || links[0].Node is LockStatementSyntax)
            return null;
        var message = finding.GetMessage(CultureInfo.InvariantCulture);
        return new CallChain(message.Split('\'')[1], message.Contains("the event loop"), links);
    }

    /// <summary>The links at places, to the one to replace, which is at the index or behind it; none where a place is not in the solution.</summary>
    public async Task<ImmutableArray<ChainLink>> LinksAsync(IEnumerable<Location> locations, int first)
    {
        var links = new List<ChainLink>();
        foreach (var location in locations)
        {
            if (await LinkAtAsync(location).ConfigureAwait(false) is not { } link)
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
        var document = solution.GetDocument(tree) ?? solution.GetDocument(solution.GetDocumentIdsWithFilePath(tree.FilePath).FirstOrDefault());
        if (document is null || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return null;
        return root.FullSpan.Contains(location.SourceSpan) ? new ChainLink(document, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) : null;
    }

    /// <summary>Ends the way at the first call that has an asynchronous sibling: beyond it nothing needs to change.</summary>
    private async Task<ImmutableArray<ChainLink>> CutAsync(List<ChainLink> links, int first)
    {
        for (var index = first; index < links.Count; index++)
        {
            var link = links[index];
            if (CallSyntax.InvocationOf(link.Node) is { } call
                && await link.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && new Siblings(model.Compilation).Of(call, method, model, cancellation) is not null)
                return [.. links.Take(index + 1)];
        }

        return [.. links];
    }

    /// <summary>Goes on in the project that declares what is called last, if its source is here.</summary>
    private async Task ExtendAsync(List<ChainLink> links)
    {
        for (var count = 0; count < MaxProjects; count++)
        {
            var last = links[links.Count - 1];
            if (await last.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
                || model.GetSymbolInfo(CallSyntax.Of(last.Node), cancellation).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } called
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
        var step = new Step(await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false), source.Name, Certainty.Definite, null, [known.Of(source)]);
        return Search.From(step, Certainty.Information, cancellation) is { } found ? [.. found.Way.Skip(1).Select(h => h.Step.Location)] : [];
    }
}
