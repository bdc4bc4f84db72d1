using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Finds out what a collection is of.</summary>
internal static class Collections
{
    private const string Generic = "System.Collections.Generic.";

    /// <summary>Returns the type of the values of a dictionary, or null if the type is none.</summary>
    public static ITypeSymbol? ValueOf(ITypeSymbol type) =>
        Arguments(type, Generic + "IDictionary", Generic + "IReadOnlyDictionary") is [_, var value] ? value : null;

    /// <summary>Returns the type of the items of a collection, or null if the type is none.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        _ when TypeNames.NameOf(type) is "System.Memory" or "System.ReadOnlyMemory" => ((INamedTypeSymbol)type).TypeArguments[0],
        _ => Arguments(type, Generic + "IEnumerable", Generic + "IAsyncEnumerable") is [var item] ? item : null,
    };

    /// <summary>Indicates whether no item is there twice.</summary>
    public static bool IsSet(ITypeSymbol type) => Arguments(type, Generic + "ISet", Generic + "IReadOnlySet") is not null;

    private static IReadOnlyList<ITypeSymbol>? Arguments(ITypeSymbol type, params string[] contracts) => type.AllInterfaces
        .Concat(type is INamedTypeSymbol own ? [own] : [])
        .FirstOrDefault(i => contracts.Any(c => TypeNames.Is(i, c)))?.TypeArguments;
}
