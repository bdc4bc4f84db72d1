using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Determines what emitted code can name.</summary>
internal static class Reachability
{
    /// <summary>Determines whether a symbol is visible to emitted code, which is in the same assembly.</summary>
    public static bool IsReachable(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
