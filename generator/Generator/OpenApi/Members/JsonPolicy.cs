using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Members;

/// <summary>How a JsonSerializerContext writes values, of its [JsonSourceGenerationOptions].</summary>
/// <param name="EnumConverters">The enums that it has a converter to names for.</param>
internal sealed record JsonPolicy(
    NamingPolicy Naming, bool HasEnumNames, bool IncludesFields, bool IgnoresReadOnly, bool HasTextNumbers, bool RefusesUnknown,
    EquatableArray<string> EnumConverters)
{
    private const string Options = "System.Text.Json.Serialization.JsonSourceGenerationOptionsAttribute";
    private const int Web = 1;
    private const int WriteAsString = 2;
    private const int Disallow = 1;

    /// <summary>The text that two policies have in common if they write the same.</summary>
    public string Key =>
        $"{Naming}{HasEnumNames}{IncludesFields}{IgnoresReadOnly}{HasTextNumbers}{RefusesUnknown}{string.Join(",", EnumConverters)}";

    public static JsonPolicy Of(INamedTypeSymbol context)
    {
        var options = context.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Options));
        var isWeb = options?.ConstructorArguments.FirstOrDefault().Value is Web;
        return new JsonPolicy(
            (NamingPolicy)(Value(options, "PropertyNamingPolicy") as int? ?? (isWeb ? (int)NamingPolicy.CamelCase : 0)),
            Value(options, "UseStringEnumConverter") is true, Value(options, "IncludeFields") is true,
            Value(options, "IgnoreReadOnlyProperties") is true,
            ((Value(options, "NumberHandling") as int? ?? 0) & WriteAsString) != 0,
            Value(options, "UnmappedMemberHandling") is Disallow,
            Converters(options).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray());
    }

    private static object? Value(AttributeData? options, string name) =>
        options?.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { IsNull: false, Kind: not TypedConstantKind.Array } value
            ? value.Value
            : null;

    private static IEnumerable<string> Converters(AttributeData? options)
    {
        var converters = options?.NamedArguments.FirstOrDefault(a => a.Key == "Converters").Value;
        if (converters is not { Kind: TypedConstantKind.Array, IsNull: false } list)
            yield break;
        foreach (var converter in list.Values)
        {
            if (converter.Value is INamedTypeSymbol type && Members.EnumConverters.EnumOf(type) is { } name)
                yield return name;
        }
    }
}
