using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// The static constructor that the use of a member of a type may run. One that is written runs before anything of its type is used;
/// initialisers alone run when a static field is (ECMA-334, section 15.12).
/// </summary>
internal static class StaticConstructors
{
    public static IMethodSymbol? RunBy(INamedTypeSymbol type, bool isField, IMethodSymbol? caller)
    {
        if (type.StaticConstructors.FirstOrDefault() is not { } constructor)
            return null;
        var isWritten = !constructor.DeclaringSyntaxReferences.IsEmpty;
        var isOwn = SymbolEqualityComparer.Default.Equals(caller?.ContainingType?.OriginalDefinition, type);
        if (isOwn && (isWritten || caller!.MethodKind == MethodKind.StaticConstructor))
            return null;
        return isWritten || isField ? constructor : null;
    }
}
