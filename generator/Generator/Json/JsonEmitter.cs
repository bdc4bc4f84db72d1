using Adapters.Generator.Symbols;

namespace Adapters.Generator.Json;

/// <summary>Emits the access to the JSON metadata of the user's JsonSerializerContext: once for each type.</summary>
internal static class JsonEmitter
{
    /// <summary>Returns the name of the emitted field that holds the metadata of a type.</summary>
    public static string Info(JsonType type) => "Json_" + TypeNames.ToIdentifier(type.Name.Replace("global::", ""));

    public static void EmitInfos(IEnumerable<JsonType> types, CodeWriter writer)
    {
        foreach (var type in types.GroupBy(t => t.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First()))
        {
            var info = $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{type.TypeName}>";
            writer.Line();
            writer.Line($"private static readonly {info} {Info(type)} =");
            writer.Line($"    ({info}){type.Context}.Default.GetTypeInfo(typeof({type.TypeName}))!;");
        }
    }
}
