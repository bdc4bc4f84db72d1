using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>Symbols that the compilation declares itself, and not an assembly that it references, and their places.</summary>
internal static class SourceSymbols
{
    public static bool Declares(this Compilation compilation, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The name of the symbol where it is declared; no location for one that the compiler adds.</summary>
    public static Location PlaceOf(this ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
}
