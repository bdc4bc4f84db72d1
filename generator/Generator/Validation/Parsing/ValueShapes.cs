using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Finds out how values of a type are looked at in emitted code.</summary>
internal static class ValueShapes
{
    private const string Immutable = "System.Collections.Immutable.ImmutableArray";

    public static Nullness NullnessOf(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Nullness.Struct
        : TypeNames.Is(type, Immutable) ? Nullness.Default
        : type.IsValueType ? Nullness.Never
        : Nullness.Reference;

    /// <summary>Returns the property with the number of items or characters, or null.</summary>
    public static string? CountOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { Rank: 1 } || TypeNames.Is(type, Immutable))
            return "Length";
        var all = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Bases(type);
        return all.SelectMany(t => t.GetMembers("Count")).Any(
            m => m is IPropertySymbol { Type.SpecialType: SpecialType.System_Int32, DeclaredAccessibility: Accessibility.Public })
            ? "Count"
            : null;
    }

    /// <summary>Determines whether items are read by their numbers.</summary>
    public static bool HasIndexer(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 })
            return true;
        var all = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Bases(type);
        return all.SelectMany(t => t.GetMembers()).Any(m => m is IPropertySymbol
        {
            IsIndexer: true, Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }], DeclaredAccessibility: Accessibility.Public,
            GetMethod: not null,
        });
    }

    /// <summary>Returns the type arguments of an interface that the type is or implements, or null.</summary>
    public static IReadOnlyList<ITypeSymbol>? ArgumentsOf(ITypeSymbol type, params string[] interfaces) => type.AllInterfaces
        .Concat(type is INamedTypeSymbol own ? [own] : [])
        .FirstOrDefault(i => interfaces.Any(n => TypeNames.Is(i, n)))?.TypeArguments;

    public static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    /// <summary>Determines whether a type is of .NET or of this framework: none of their objects has rules.</summary>
    public static bool IsOfPlatform(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space
        && (space is "System" or "Adapters" || space.StartsWith("System.", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.", StringComparison.Ordinal));
}
