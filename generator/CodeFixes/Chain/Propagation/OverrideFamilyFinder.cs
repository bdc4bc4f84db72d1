using System.Collections.Immutable;
using Adapters.CodeFixes.Obstacles;
using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Finds the override family of a method in the whole solution.</summary>
internal sealed class OverrideFamilyFinder(Solution solution, CancellationToken cancellation)
{
    private const string Suffix = "Async";

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
        return (new OverrideFamily([.. members], references, await NameForAsync(members, references).ConfigureAwait(false)), null);
    }

    public static IMethodSymbol DefinitionOf(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    private async Task<IEnumerable<(IMethodSymbol Member, Obstacle Foreign)>> RelatedAsync(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return [];
        var related = new List<(IMethodSymbol, Obstacle)>();
        if (method.OverriddenMethod is { } overridden)
            related.Add((overridden, Foreign(method, "overrides", overridden)));
        foreach (var contract in ContractsOf(method).Concat(await SymbolFinder.FindImplementedInterfaceMembersAsync(method, solution, cancellationToken: cancellation).ConfigureAwait(false)))
        {
            if (contract is IMethodSymbol implemented)
                related.Add((implemented, Foreign(method, "implements", implemented)));
        }

        var below = method.ContainingType.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellation).ConfigureAwait(false)
            : [];
        foreach (var found in below.Concat(await SymbolFinder.FindOverridesAsync(method, solution, cancellationToken: cancellation).ConfigureAwait(false)).OfType<IMethodSymbol>())
            related.Add((found, Foreign(found, "implements", method)));
        return related;
    }

    private static Obstacle Foreign(IMethodSymbol method, string how, IMethodSymbol other) =>
        Obstacle.Of(Obstacle.NameOf(method), $"{how} '{Obstacle.NameOf(other)}' of another assembly");

    private static IEnumerable<ISymbol> ContractsOf(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers().OfType<IMethodSymbol>())
        .Where(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m)?.OriginalDefinition, method));

    private async Task<ImmutableArray<ReferenceLocation>> ReferencesAsync(List<IMethodSymbol> members)
    {
        var found = new Dictionary<(DocumentId, int), ReferenceLocation>();
        foreach (var member in members)
        {
            foreach (var symbol in await SymbolFinder.FindReferencesAsync(member, solution, cancellation).ConfigureAwait(false))
            {
                // The search follows the name further than the signature reaches: to the type of a constructor, to accessors.
                if (symbol.Definition is IMethodSymbol definition && members.Contains(DefinitionOf(definition), SymbolEqualityComparer.Default))
                {
                    foreach (var location in symbol.Locations)
                        found[(location.Document.Id, location.Location.SourceSpan.Start)] = location;
                }
            }
        }

        return [.. found.OrderBy(f => f.Key.Item2).Select(f => f.Value)];
    }

    private async Task<string> NameForAsync(List<IMethodSymbol> members, ImmutableArray<ReferenceLocation> references)
    {
        var name = members[0].Name;
        var simple = name.Substring(name.LastIndexOf('.') + 1);
        if (simple.EndsWith(Suffix, StringComparison.Ordinal) || members.Any(m => IsNamedByOthers(m, references)))
            return simple;
        foreach (var member in members)
        {
            if (Clashes(member, simple + Suffix) || await ClashesInBodyAsync(member, simple + Suffix).ConfigureAwait(false))
                return simple;
        }

        return simple + Suffix;
    }

    /// <summary>A framework finds the method by its attribute, and people by its name: in routes, in lists of tests.</summary>
    private static bool IsNamedByOthers(IMethodSymbol method, ImmutableArray<ReferenceLocation> references)
    {
        var attributes = method.GetAttributes();
        return attributes.Any(RouteAttributes.IsCall) || (references.IsEmpty && !attributes.IsEmpty);
    }

    private static bool Clashes(IMethodSymbol method, string name)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
                return true;
        }

        return method.ContainingType.AllInterfaces.Any(i => !i.GetMembers(name).IsEmpty);
    }

    /// <summary>A local function shares its names with the variables around it.</summary>
    private async Task<bool> ClashesInBodyAsync(IMethodSymbol method, string name)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return false;
        foreach (var reference in method.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var syntax = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
            if (syntax.DescendantTokens().Any(t => t.ValueText == name))
                return true;
        }

        return false;
    }
}
