using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>
/// Finds the conversion from text to a type: the one that needs the fewest copies. Which source the text is from makes no difference.
/// </summary>
internal static class ValueConversions
{
    /// <summary>Returns the conversion, or null if no text is a value of the type.</summary>
    /// <param name="owner">The emitted class of the handler, which has the conversions that are emitted.</param>
    public static ValueConversion? Find(ITypeSymbol type, string owner, bool isCaseSensitive)
    {
        if (!ServiceTypes.CanBe(type))
            return null;
        var name = type.ToDisplayString(TypeNames.Full);
        return Special(type, name)
            ?? ByInterface(type, name)
            ?? (Emit(type, isCaseSensitive) is { } emitted
                ? new ValueConversion(
                    name, $"global::{EmittedNames.Namespace}.{owner}.{emitted.Name}", type.IsValueType, Emitted: emitted)
                : null);
    }

    private static ValueConversion? Special(ITypeSymbol type, string name)
    {
        if (type.SpecialType == SpecialType.System_String)
            return ValueConversion.OfRuntime("string", "TextValue", isStruct: false, isText: true);
        if (type.SpecialType == SpecialType.System_Boolean)
            return ValueConversion.OfRuntime("bool", "BooleanValue", isStruct: true);
        return TypeNames.NameOf(type) switch
        {
            "System.DateTime" => ValueConversion.OfRuntime(name, "DateTimeValue", isStruct: true),
            "System.DateTimeOffset" => ValueConversion.OfRuntime(name, "DateTimeOffsetValue", isStruct: true),
            "System.Uri" => ValueConversion.OfRuntime(name, "UriValue", isStruct: false),
            _ => null,
        };
    }

    /// <summary>An interface with abstract static members is no type argument.</summary>
    private static ValueConversion? ByInterface(ITypeSymbol type, string name)
    {
        var converter = type.TypeKind == TypeKind.Interface ? null
            : Implements(type, "System.IUtf8SpanParsable") ? "Utf8Value"
            : Implements(type, "System.ISpanParsable") ? "SpanValue"
            : Implements(type, "System.IParsable") ? "ParsableValue"
            : null;
        return converter is null ? null : ValueConversion.OfRuntime(name, $"{converter}<{name}>", type.IsValueType);
    }

    private static bool Implements(ITypeSymbol type, string name) => type.AllInterfaces.Any(
        i => TypeNames.Is(i, name) && i.TypeArguments is [var parsed] && SymbolEqualityComparer.Default.Equals(parsed, type));

    private static EmittedConversion? Emit(ITypeSymbol type, bool isCaseSensitive)
    {
        var name = TypeNames.ToIdentifier(type.ToDisplayString(TypeNames.Full).Replace("global::", ""));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return EnumParser.Parse(enumeration, name + (isCaseSensitive ? "_ExactValue" : "_Value"), isCaseSensitive);
        return TryParseMethods.Find(type) is { } method
            ? new TryParseConversion(
                name + "_Value", type.ToDisplayString(TypeNames.Full), TryParseMethods.HasProvider(method), TryParseMethods.IsUtf8(method))
            : null;
    }
}
