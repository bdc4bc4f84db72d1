using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// The methods of a type by which collections and operators of LINQ compare its values: GetHashCode and Equals for keys, Equals where they
/// search, CompareTo where they sort.
/// </summary>
internal static class Comparisons
{
    private enum Kind
    {
        None,
        Search,
        Hash,
        Sort,
    }

    public static IEnumerable<IMethodSymbol> By(IMethodSymbol called)
    {
        var declared = (called.ReducedFrom ?? called).OriginalDefinition;
        var kind = KindOf(declared);
        if (kind == Kind.None || declared.Parameters.Any(p => p.Type.Name is "IEqualityComparer" or "IComparer" or "Comparison"))
            return [];
        return ComparedBy(called, declared) is { } compared ? PartsOf(compared).SelectMany(t => MethodsOf(t, kind)) : [];
    }

    private static Kind KindOf(IMethodSymbol declared) => declared.ContainingNamespace?.ToDisplayString() switch
    {
        "System.Linq" when declared.ContainingType.Name is "Enumerable" => OfOperator(declared.Name),
        "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.Frozen" or "System.Collections.Immutable"
            or "System.Collections.ObjectModel" => OfCollection(declared.ContainingType.Name, declared.Name),
        "System" when declared.ContainingType.Name is "Array" or "MemoryExtensions" => OfMember(declared.Name),
        _ => Kind.None,
    };

    private static Kind OfCollection(string type, string member) =>
        type.Contains("Sorted") || type is "Comparer" or "PriorityQueue" ? Kind.Sort
        : type.Contains("Dictionary") || type.EndsWith("Set", StringComparison.Ordinal) || type is "KeyedCollection" ? Kind.Hash
        : type == "EqualityComparer" ? member == "GetHashCode" ? Kind.Hash : Kind.Search
        : OfMember(member);

    private static Kind OfMember(string name) => name switch
    {
        "Contains" or "IndexOf" or "LastIndexOf" or "Remove" or "Find" or "Replace" or "SequenceEqual" => Kind.Search,
        "BinarySearch" or "Sort" => Kind.Sort,
        _ => Kind.None,
    };

    private static Kind OfOperator(string name) => name switch
    {
        "Contains" or "SequenceEqual" => Kind.Search,
        "Distinct" or "DistinctBy" or "Union" or "UnionBy" or "Intersect" or "IntersectBy" or "Except" or "ExceptBy" or "GroupBy" or "Join"
            or "GroupJoin" or "ToHashSet" or "ToDictionary" or "ToLookup" or "CountBy" or "AggregateBy" => Kind.Hash,
        "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Min" or "Max" or "MinBy"
            or "MaxBy" => Kind.Sort,
        _ => Kind.None,
    };

    /// <summary>The type of the values that are compared, if the call is given any.</summary>
    private static ITypeSymbol? ComparedBy(IMethodSymbol called, IMethodSymbol declared)
    {
        if (declared.IsGenericMethod)
        {
            var index = IndexOf(declared, "TKey") ?? IndexOf(declared, "TSource") ?? IndexOf(declared, "T");
            return index is { } found && found < called.TypeArguments.Length ? called.TypeArguments[found] : null;
        }

        return declared.ContainingType.TypeParameters.FirstOrDefault() is { } key
            && (declared.Parameters.Any(p => Holds(p.Type, key)) || declared.Name == "Sort")
            ? called.ContainingType.TypeArguments[0]
            : null;
    }

    private static int? IndexOf(IMethodSymbol method, string name) =>
        method.TypeParameters.FirstOrDefault(p => p.Name == name)?.Ordinal;

    private static bool Holds(ITypeSymbol parameter, ITypeParameterSymbol key) =>
        SymbolEqualityComparer.Default.Equals(parameter, key)
        || (parameter is INamedTypeSymbol { TypeArguments: [var held, ..] } && SymbolEqualityComparer.Default.Equals(held, key));

    /// <summary>A tuple is compared by its elements.</summary>
    private static IEnumerable<INamedTypeSymbol> PartsOf(ITypeSymbol compared) => compared is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.Select(e => e.Type).OfType<INamedTypeSymbol>()
        : new[] { compared }.OfType<INamedTypeSymbol>();

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type, Kind kind)
    {
        if (kind == Kind.Hash && ImplicitCalls.OverrideIn(type, "GetHashCode") is { } hash)
            yield return hash;
        if ((kind == Kind.Sort ? Implementation(type, "IComparable", "CompareTo") : EqualsOf(type)) is { } compare)
            yield return compare;
    }

    private static IMethodSymbol? EqualsOf(INamedTypeSymbol type) =>
        Implementation(type, "IEquatable", "Equals") ?? ImplicitCalls.OverrideIn(type, "Equals");

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, string contract, string member) => type.AllInterfaces
        .Where(i => i.Name == contract && i.ContainingNamespace?.Name == "System")
        .OrderByDescending(i => i.Arity)
        .SelectMany(i => i.GetMembers(member))
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>()
        .FirstOrDefault();
}
