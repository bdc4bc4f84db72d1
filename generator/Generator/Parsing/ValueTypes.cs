using Adapters.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>How values of a type are read from text, if they can be.</summary>
internal static class ValueTypes
{
    public static ValueParsing Find(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return ValueParsing.Text;
        if (type.SpecialType == SpecialType.System_Boolean)
            return ValueParsing.Bool;
        if (Implements(type, "System.IUtf8SpanParsable"))
            return ValueParsing.Utf8;
        return Implements(type, "System.ISpanParsable") ? ValueParsing.Characters : ValueParsing.None;
    }

    /// <summary>The type under <c>T?</c>, and whether there was a question mark.</summary>
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

    /// <summary>Whether a type is what a template says with <c>{name:type}</c>.</summary>
    public static bool Fits(ITypeSymbol type, string constraint) => constraint switch
    {
        "guid" => TypeNames.Is(type, "System.Guid"),
        "date" => TypeNames.Is(type, "System.DateOnly"),
        "time" => TypeNames.Is(type, "System.TimeOnly"),
        "datetime" => TypeNames.NameOf(type) is "System.DateTime" or "System.DateTimeOffset",
        _ => type.ToDisplayString() == constraint,
    };

    private static bool Implements(ITypeSymbol type, string name) => type.AllInterfaces.Any(
        i => TypeNames.Is(i, name) && i.TypeArguments is [var parsed] && SymbolEqualityComparer.Default.Equals(parsed, type));
}
