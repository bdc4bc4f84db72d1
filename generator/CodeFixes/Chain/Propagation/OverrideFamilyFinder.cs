using System.Collections.Immutable;
using Adapters.Analyzers.Async.Tokens;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Finds the override family of a method in the whole solution.</summary>
internal sealed class OverrideFamilyFinder(Solution solution, CancellationToken cancellation)
{
    public async Task<(OverrideFamily? Family, Obstacle? Obstacle)> OfAsync(IMethodSymbol method)
    {
        var members = new List<IMethodSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<(IMethodSymbol Member, Obstacle Foreign)>();
        open.Enqueue((method, Obstacle.Of(Obstacle.NameOf(method), "is in another assembly")));
        while (open.Count > 0)
        {
            var (member, foreign) = open.Dequeue();
            var definition = DefinitionOf(member);
            if (!seen.Add(definition))
                continue;
            if (definition.DeclaringSyntaxReferences.IsEmpty || definition.IsImplicitlyDeclared)
                return (null, foreign);
            members.Add(definition);
            foreach (var next in await RelatedAsync(definition).ConfigureAwait(false))
                open.Enqueue(next);
        }

        var references = await ReferencesAsync(members).ConfigureAwait(false);
        var name = await AsyncName.ForAsync(members, references, cancellation).ConfigureAwait(false);
        return (new OverrideFamily([.. members], references, name) { TakesToken = members.TrueForAll(m => MayTakeToken(m, name)) }, null);
    }

    public static IMethodSymbol DefinitionOf(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    /// <summary>
    /// Indicates whether an optional parameter at the end changes nothing for others: for a framework that finds the method by its
    /// attribute, for overloads, and for the code inside.
    /// </summary>
    private bool MayTakeToken(IMethodSymbol method, string newName) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, PartialImplementationPart: null }
        && method.GetAttributes().IsEmpty && !method.Parameters.Any(p => p.IsParams || AvailableTokens.IsToken(p.Type))
        && method.ContainingType.GetMembers(newName).All(m => SymbolEqualityComparer.Default.Equals(m, method))
        && method.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is MethodDeclarationSyntax declared
            && !declared.DescendantTokens().Any(t => t.ValueText == ClimbedTokens.Name));

    private async Task<IEnumerable<(IMethodSymbol Member, Obstacle Foreign)>> RelatedAsync(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return [];
        var related = new List<(IMethodSymbol, Obstacle)>();
        if (method.OverriddenMethod is { } overridden)
            related.Add((overridden, Foreign(method, "overrides", overridden)));
        var contracts = await SymbolFinder.FindImplementedInterfaceMembersAsync(method, solution, cancellationToken: cancellation)
            .ConfigureAwait(false);
        foreach (var implemented in ContractsOf(method).Concat(contracts).OfType<IMethodSymbol>())
            related.Add((implemented, Foreign(method, "implements", implemented)));
        var below = method.ContainingType.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellation).ConfigureAwait(false)
            : [];
        var overrides = await SymbolFinder.FindOverridesAsync(method, solution, cancellationToken: cancellation).ConfigureAwait(false);
        foreach (var found in below.Concat(overrides).OfType<IMethodSymbol>())
            related.Add((found, Foreign(found, "implements", method)));
        return related;
    }

    private static Obstacle Foreign(IMethodSymbol method, string how, IMethodSymbol other) =>
        Obstacle.Of(Obstacle.NameOf(method), $"{how} '{Obstacle.NameOf(other)}' of another assembly");

    private static IEnumerable<ISymbol> ContractsOf(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers().OfType<IMethodSymbol>())
        .Where(m => SymbolEqualityComparer.Default.Equals(
            method.ContainingType.FindImplementationForInterfaceMember(m)?.OriginalDefinition, method));

    private async Task<ImmutableArray<ReferenceLocation>> ReferencesAsync(List<IMethodSymbol> members)
    {
        var found = new Dictionary<(DocumentId, int), ReferenceLocation>();
        foreach (var member in members)
        {
            foreach (var symbol in await SymbolFinder.FindReferencesAsync(member, solution, cancellation).ConfigureAwait(false))
            {
                // The search also finds symbols with another signature, such as the type of a constructor, and accessors.
                if (symbol.Definition is not IMethodSymbol definition
                    || !members.Contains(DefinitionOf(definition), SymbolEqualityComparer.Default))
                    continue;
                foreach (var location in symbol.Locations)
                    found[(location.Document.Id, location.Location.SourceSpan.Start)] = location;
            }
        }

        return [.. found.OrderBy(f => f.Key.Item2).Select(f => f.Value)];
    }
}
