using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// The static constructor that the use of a member of a type may run. One that is written runs before anything of its type is used
/// (ECMA-334, section 15.12). Initialisers alone are reported where they stand.
/// </summary>
internal static class StaticConstructors
{
    public static IMethodSymbol? RunBy(INamedTypeSymbol type, IMethodSymbol? caller) =>
        type.StaticConstructors.FirstOrDefault() is { DeclaringSyntaxReferences.IsEmpty: false } constructor
        && !SymbolEqualityComparer.Default.Equals(caller?.ContainingType?.OriginalDefinition, type)
            ? constructor
            : null;
}
