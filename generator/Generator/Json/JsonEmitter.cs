using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Json;

/// <summary>How emitted code gets at the JSON metadata of the user's JsonSerializerContext: once for each type.</summary>
internal static class JsonEmitter
{
    public static string Info(string typeName) => "Json_" + TypeNames.ToIdentifier(typeName.Replace("global::", ""));

    public static void EmitInfos(HandlerModel handler, CodeWriter writer)
    {
        var types = handler.Endpoints
            .Where(e => e.Result.Kind == ResultKind.Json)
            .Select(e => (Name: e.Result.JsonType, Type: e.Result.TypeName.TrimEnd('?'), Context: e.Result.JsonContext))
            .Concat(handler.Endpoints.SelectMany(e => e.Parameters)
                .Where(p => p.Source == ParameterSource.BodyJson)
                .Select(p => (Name: p.JsonType, Type: p.TypeName, Context: p.JsonContext)))
            .GroupBy(t => t.Name)
            .OrderBy(t => t.Key, StringComparer.Ordinal);
        foreach (var (name, type, context) in types.Select(t => t.First()))
        {
            var info = $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{type}>";
            writer.Line();
            writer.Line($"private static readonly {info} {Info(name)} =");
            writer.Line($"    ({info}){context}.Default.GetTypeInfo(typeof({type}))!;");
        }
    }
}
