using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>How deep types are nested in the arguments of another one.</summary>
internal static class TypeNesting
{
    private const int Most = 16;

    /// <summary>
    /// Indicates whether a type is one that a person would write. A generic type that contains itself with other arguments, as
    /// <c>Loop&lt;T&gt;</c> with a <c>Loop&lt;List&lt;T&gt;&gt;</c>, leads to types without end: they are not followed.
    /// </summary>
    public static bool IsModerate(ITypeSymbol type)
    {
        List<ITypeSymbol> level = [type];
        for (var depth = 0; depth < Most; depth++)
        {
            level = [.. level.SelectMany(ArgumentsOf)];
            if (level.Count == 0)
                return true;
        }

        return false;
    }

    private static IEnumerable<ITypeSymbol> ArgumentsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };
}
