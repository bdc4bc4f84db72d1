using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>Finds out how values of a type are read from text, if they can be.</summary>
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

    private static bool Implements(ITypeSymbol type, string name) => type.AllInterfaces.Any(
        i => TypeNames.Is(i, name) && i.TypeArguments is [var parsed] && SymbolEqualityComparer.Default.Equals(parsed, type));
}
