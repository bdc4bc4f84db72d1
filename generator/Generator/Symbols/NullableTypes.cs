using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Types with a question mark.</summary>
internal static class NullableTypes
{
    /// <summary>Returns the type under <c>T?</c>.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type, out bool isNullable)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            return nullable.TypeArguments[0];
        }

        isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        return type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
    }
}
