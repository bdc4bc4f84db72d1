using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Types as type arguments: what a service, or a value that is converted, can be.</summary>
internal static class ServiceTypes
{
    /// <summary>Determines whether emitted code can ask for a value of the type.</summary>
    public static bool CanBe(ITypeSymbol type) =>
        type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol)
        && type is not { IsRefLikeType: true } && type is not { SpecialType: SpecialType.System_Void } && !HasPointer(type)
        && !TypeNames.Is(type, "System.TypedReference");

    private static bool HasPointer(ITypeSymbol type)
    {
        while (type is IArrayTypeSymbol array)
            type = array.ElementType;
        return type is IPointerTypeSymbol or IFunctionPointerTypeSymbol
            || (type is INamedTypeSymbol named && named.TypeArguments.Any(a => a is IArrayTypeSymbol && HasPointer(a)));
    }
}
