using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>All types under a namespace, nested ones too.</summary>
internal static class SourceTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var deeper in Of(inner))
                yield return deeper;
        }
    }
}
