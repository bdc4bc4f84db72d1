using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Determines what emitted code can name.</summary>
internal static class Reachability
{
    /// <summary>Determines whether a symbol is visible to emitted code, which is in the same assembly.</summary>
    public static bool IsReachable(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Determines whether emitted code can name a type: also its type arguments, and the types that it is in.</summary>
    public static bool CanBeNamed(ITypeSymbol? type)
    {
        var pending = new Stack<ITypeSymbol?>([type]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is IArrayTypeSymbol array)
                pending.Push(array.ElementType);
            if (next is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                return false;
            if (next is not INamedTypeSymbol named)
                continue;
            if (named.IsFileLocal || !(IsReachable(named) || named.DeclaredAccessibility == Accessibility.NotApplicable))
                return false;
            pending.Push(named.ContainingType);
            foreach (var argument in named.TypeArguments)
                pending.Push(argument);
        }

        return true;
    }
}
