using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Finds the objects in a value: itself, its items, or its values.</summary>
internal static class NestedParser
{
    private const string Generic = "System.Collections.Generic.";

    /// <summary>Returns where the objects are, or null if there are none.</summary>
    /// <param name="found">The type of the objects.</param>
    public static NestedRules? Find(ITypeSymbol declared, out INamedTypeSymbol? found)
    {
        var nullness = ValueShapes.NullnessOf(declared);
        var type = NullableTypes.Unwrap(declared, out _);
        found = null;
        if (type.SpecialType != SpecialType.None && type is not INamedTypeSymbol { TypeArguments.Length: 1 })
            return null;
        if (ValueShapes.ArgumentsOf(type, Generic + "IDictionary", Generic + "IReadOnlyDictionary") is [_, var value])
            return Find(value, out found) is { } inner ? new NestedRules(NestedKind.Dictionary, nullness, Element: inner) : null;
        if (ItemOf(type) is { } item)
            return Find(item, out found) is { } inner ? OfItems(type, nullness, inner) : null;
        found = IsObject(type) ? (INamedTypeSymbol)type : null;
        return found is null ? null : new NestedRules(NestedKind.Object, nullness, type.ToDisplayString(TypeNames.FullNullable));
    }

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type is IArrayTypeSymbol array
        ? array.Rank == 1 ? array.ElementType : null
        : ValueShapes.ArgumentsOf(type, Generic + "IEnumerable")?[0];

    private static NestedRules OfItems(ITypeSymbol type, Nullness nullness, NestedRules element)
    {
        var count = ValueShapes.HasIndexer(type) ? ValueShapes.CountOf(type) : null;
        return new NestedRules(count is null ? NestedKind.Sequence : NestedKind.Indexed, nullness, Element: element, Count: count);
    }

    private static bool IsObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false, IsTupleType: false, IsStatic: false }
        && !ValueShapes.IsOfPlatform(type) && Reachability.CanBeNamed(type);
}
