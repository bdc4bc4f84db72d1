using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>Advice on a type that is not read from text, as the end of a sentence.</summary>
internal static class TextAdvice
{
    /// <summary>A type of somebody else gets no method, and some types have no methods of their own at all.</summary>
    public static string For(ITypeSymbol type) => IsOwn(type)
        ? $"give it a static TryParse(string, out {type.Name}) method"
        : "take a type that is";

    /// <summary>Determines whether the user can add a method to the type, so that a value of it can be read.</summary>
    public static bool IsOwn(ITypeSymbol type) => type is INamedTypeSymbol { IsRefLikeType: false, IsStatic: false }
        && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface
        && type.Locations.Any(l => l.IsInSource);
}
