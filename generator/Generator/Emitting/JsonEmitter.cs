using Adapters.Generator.Model;

namespace Adapters.Generator.Emitting;

/// <summary>How emitted code gets at the JSON metadata of the user's JsonSerializerContext: once for each type.</summary>
internal static class JsonEmitter
{
    public static string Info(string typeName) => "Json_" + new string(
        typeName.Replace("global::", "").Select(c => char.IsLetterOrDigit(c) ? c : '_').ToArray());

    public static void EmitInfos(HandlerModel handler, CodeWriter writer)
    {
        var types = handler.Endpoints
            .Where(e => e.Result.Kind == ResultKind.Json)
            .Select(e => (e.Result.JsonType, e.Result.JsonContext))
            .Concat(handler.Endpoints.SelectMany(e => e.Parameters)
                .Where(p => p.Source == ParameterSource.BodyJson)
                .Select(p => (JsonType: p.TypeName, p.JsonContext)))
            .Distinct()
            .OrderBy(t => t.JsonType, StringComparer.Ordinal);
        foreach (var (type, context) in types)
        {
            var info = $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{type}>";
            writer.Line();
            writer.Line($"private static readonly {info} {Info(type)} =");
            writer.Line($"    ({info}){context}.Default.GetTypeInfo(typeof({type}))!;");
        }
    }
}
