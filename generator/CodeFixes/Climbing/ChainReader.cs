using System.Collections.Immutable;
using System.Globalization;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking;
using Adapters.Generator.Rules.Blocking.Bodies;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Reads the chain of a finding: its place, its other hops, and those in other projects that the finding only names.</summary>
internal sealed class ChainReader(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    /// <summary>Projects that call into each other in a circle would lead on for ever.</summary>
    private const int MaxProjects = 8;

    /// <summary>The chain, or null where the finding is of a single call: nothing is to climb there.</summary>
    public async Task<Chain?> ReadAsync(Diagnostic finding)
    {
        var hops = await HopsAsync(finding.AdditionalLocations.Prepend(finding.Location), 1).ConfigureAwait(false);
        if (hops.Length <= 1 || hops[0].Node is LockStatementSyntax)
            return null;
        var message = finding.GetMessage(CultureInfo.InvariantCulture);
        return new Chain(message.Split('\'')[1], message.Contains("the event loop"), hops);
    }

    /// <summary>The hops at places, to the one to replace, which is at the index or behind it; none where a place is not in the solution.</summary>
    public async Task<ImmutableArray<Hop>> HopsAsync(IEnumerable<Location> locations, int first)
    {
        var hops = new List<Hop>();
        foreach (var location in locations)
        {
            if (await HopAtAsync(location).ConfigureAwait(false) is not { } hop)
                return [];
            hops.Add(hop);
        }

        await ExtendAsync(hops).ConfigureAwait(false);
        return await CutAsync(hops, first).ConfigureAwait(false);
    }

    private async Task<Hop?> HopAtAsync(Location location)
    {
        if (location.SourceTree is not { } tree)
            return null;
        var document = solution.GetDocument(tree) ?? solution.GetDocument(solution.GetDocumentIdsWithFilePath(tree.FilePath).FirstOrDefault());
        if (document is null || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return null;
        return root.FullSpan.Contains(location.SourceSpan) ? new Hop(document, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) : null;
    }

    /// <summary>Ends the way at the first call that has an asynchronous sibling: beyond it nothing needs to change.</summary>
    private async Task<ImmutableArray<Hop>> CutAsync(List<Hop> hops, int first)
    {
        for (var index = first; index < hops.Count; index++)
        {
            var hop = hops[index];
            if (CallSyntax.InvocationOf(hop.Node) is { } call
                && await hop.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && new Siblings(model.Compilation).Of(call, method, model, cancellation) is not null)
                return [.. hops.Take(index + 1)];
        }

        return [.. hops];
    }

    /// <summary>Goes on in the project that declares what is called last, if its source is here.</summary>
    private async Task ExtendAsync(List<Hop> hops)
    {
        for (var count = 0; count < MaxProjects; count++)
        {
            var last = hops[hops.Count - 1];
            if (await last.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
                || model.GetSymbolInfo(CallSyntax.Of(last.Node), cancellation).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } called
                || SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, model.Compilation.Assembly))
                return;
            var before = hops.Count;
            foreach (var location in await BeyondAsync(called).ConfigureAwait(false))
            {
                if (await HopAtAsync(location).ConfigureAwait(false) is { } hop)
                    hops.Add(hop);
            }

            if (hops.Count == before)
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
