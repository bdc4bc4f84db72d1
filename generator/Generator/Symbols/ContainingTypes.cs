using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>The classes that a class is in.</summary>
internal static class ContainingTypes
{
    /// <summary>Returns them and the class itself, the outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> WithOwn(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var t = type; t is not null; t = t.ContainingType)
            types.Push(t);
        return types;
    }
}
