using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Types whose objects can be disposed of.</summary>
internal static class DisposableTypes
{
    public static bool Contains(INamedTypeSymbol type) => type.AllInterfaces.Any(
        i => i.SpecialType == SpecialType.System_IDisposable || TypeNames.Is(i, "System.IAsyncDisposable"));
}
