using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Finds out what emitted code may name.</summary>
internal static class Reachability
{
    /// <summary>Whether emitted code, which is in the same assembly, may name it.</summary>
    public static bool IsReachable(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
