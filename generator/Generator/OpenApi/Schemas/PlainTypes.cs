using Adapters.Generator.OpenApi.Text;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>The schemas of single values: numbers, texts, dates and the like.</summary>
internal static class PlainTypes
{
    private const string Duration = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    /// <summary>Returns the schema, or null for any other type.</summary>
    public static JsonObject? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => Of("string"),
        SpecialType.System_Char => Of("string").Set("minLength", "1").Set("maxLength", "1"),
        SpecialType.System_Boolean => Of("boolean"),
        SpecialType.System_SByte => Of("integer", "int8"),
        SpecialType.System_Byte => Of("integer", "uint8"),
        SpecialType.System_Int16 => Of("integer", "int16"),
        SpecialType.System_UInt16 => Of("integer", "uint16"),
        SpecialType.System_Int32 => Of("integer", "int32"),
        SpecialType.System_UInt32 => Of("integer", "uint32"),
        SpecialType.System_Int64 => Of("integer", "int64"),
        SpecialType.System_UInt64 => Of("integer", "uint64"),
        SpecialType.System_Single => Of("number", "float"),
        SpecialType.System_Double => Of("number", "double"),
        SpecialType.System_Decimal => Of("number", "decimal"),
        SpecialType.System_DateTime => Of("string", "date-time"),
        SpecialType.System_Object => new JsonObject(),
        _ => Named(type),
    };

    public static JsonObject Of(string type, string? format = null) => new JsonObject().SetText("type", type).SetText("format", format);

    /// <summary>Returns the schema of bytes as they are, without JSON.</summary>
    public static JsonObject Binary() => Of("string", "binary");

    private static JsonObject? Named(ITypeSymbol type) => IsBytes(type)
        ? Of("string").SetText("contentEncoding", "base64")
        : TypeNames.NameOf(type) switch
        {
            "System.DateTimeOffset" => Of("string", "date-time"),
            "System.DateOnly" => Of("string", "date"),
            "System.TimeOnly" => Of("string", "time-local"),
            "System.TimeSpan" => Of("string").SetText("pattern", Duration),
            "System.Guid" => Of("string", "uuid"),
            "System.Uri" => Of("string", "uri-reference"),
            "System.Version" or "System.Net.IPAddress" or "System.Text.Rune" => Of("string"),
            "System.Int128" or "System.UInt128" or "System.Numerics.BigInteger" => Of("integer"),
            "System.Half" => Of("number", "half"),
            "System.Text.Json.JsonElement" or "System.Text.Json.JsonDocument" or "System.Text.Json.Nodes.JsonNode"
                or "System.Text.Json.Nodes.JsonValue" => new JsonObject(),
            "System.Text.Json.Nodes.JsonObject" => Of("object"),
            "System.Text.Json.Nodes.JsonArray" => Of("array").Set("items", "{}"),
            _ => null,
        };

    private static bool IsBytes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }
        || (TypeNames.NameOf(type) is "System.Memory" or "System.ReadOnlyMemory"
            && type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] });
}
