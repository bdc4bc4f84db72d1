using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Model;

/// <summary>Symbols that the compilation declares itself, and not an assembly that it references.</summary>
internal static class SourceSymbols
{
    public static bool Declares(this Compilation compilation, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);
}
