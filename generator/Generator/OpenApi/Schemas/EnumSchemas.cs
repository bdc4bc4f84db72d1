using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.OpenApi.Text;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>The schemas of enums: their names, or their numbers.</summary>
internal static class EnumSchemas
{
    private const string Flags = "System.FlagsAttribute";

    /// <summary>Returns the schema for names, as text has them and JSON by its options.</summary>
    public static JsonObject OfNames(INamedTypeSymbol type)
    {
        var schema = PlainTypes.Of("string");
        var names = EnumParser.MembersOf(type).Select(m => JsonText.Quote(m.Name)).Distinct().ToList();
        return names.Count == 0 || TypeNames.HasAttribute(type, Flags) ? schema : schema.Set("enum", JsonText.Array(names));
    }

    /// <summary>Returns the schema for numbers, with the names for those who read it.</summary>
    public static JsonObject OfNumbers(INamedTypeSymbol type)
    {
        var schema = PlainTypes.Find(type.EnumUnderlyingType!)!;
        var members = EnumParser.MembersOf(type).GroupBy(m => m.Number).Select(g => g.First()).ToList();
        return members.Count == 0 || TypeNames.HasAttribute(type, Flags)
            ? schema
            : schema.Set("enum", JsonText.Array(members.Select(m => m.Number)))
                .Set("x-enum-varnames", JsonText.Array(members.Select(m => JsonText.Quote(m.Name))));
    }
}
