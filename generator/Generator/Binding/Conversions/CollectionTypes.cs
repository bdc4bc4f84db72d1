using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>The collections that the values of one name are read into.</summary>
internal enum CollectionKind
{
    None,
    Array,
    List,
}

/// <summary>Finds out what a collection is made as, and of what.</summary>
internal static class CollectionTypes
{
    public static CollectionKind Find(ITypeSymbol type, out ITypeSymbol? element)
    {
        element = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var only] } => only,
            _ => null,
        };
        if (element is null)
            return CollectionKind.None;
        var kind = TypeNames.NameOf(type) switch
        {
            _ when type is IArrayTypeSymbol => CollectionKind.Array,
            "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.IReadOnlyList"
                or "System.Collections.Generic.IReadOnlyCollection" => CollectionKind.Array,
            "System.Collections.Generic.List" or "System.Collections.Generic.IList"
                or "System.Collections.Generic.ICollection" => CollectionKind.List,
            _ => CollectionKind.None,
        };
        element = kind == CollectionKind.None ? null : element;
        return kind;
    }
}
