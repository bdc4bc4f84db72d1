using Adapters.Generator.Binding;
using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Finds the JsonSerializerContext for each type that goes through JSON. A route whose type no context knows is left out: a rule says so.</summary>
internal static class JsonResolver
{
    public static HandlerModel Resolve(HandlerModel handler, IReadOnlyList<JsonContextModel> contexts) => handler with
    {
        Endpoints = handler.Endpoints.Select(e => Resolve(e, contexts)).Where(IsResolved).ToEquatableArray(),
    };

    /// <summary>The types of a route that no context knows.</summary>
    public static IEnumerable<string> Missing(EndpointModel endpoint, IReadOnlyList<JsonContextModel> contexts) =>
        JsonTypes(endpoint).Where(t => Find(t, contexts) is null);

    private static EndpointModel Resolve(EndpointModel endpoint, IReadOnlyList<JsonContextModel> contexts) => endpoint with
    {
        Result = endpoint.Result.Kind == ResultKind.Json
            ? endpoint.Result with { JsonContext = Find(endpoint.Result.JsonType, contexts) }
            : endpoint.Result,
        Parameters = endpoint.Parameters
            .Select(p => p.Source == ParameterSource.BodyJson ? p with { JsonContext = Find(p.JsonType, contexts) } : p)
            .ToEquatableArray(),
    };

    private static bool IsResolved(EndpointModel endpoint) =>
        (endpoint.Result.Kind != ResultKind.Json || endpoint.Result.JsonContext is not null)
        && endpoint.Parameters.All(p => p.Source != ParameterSource.BodyJson || p.JsonContext is not null);

    private static IEnumerable<string> JsonTypes(EndpointModel endpoint)
    {
        if (endpoint.Result.Kind == ResultKind.Json)
            yield return endpoint.Result.JsonType;
        foreach (var parameter in endpoint.Parameters.Where(p => p.Source == ParameterSource.BodyJson))
            yield return parameter.JsonType;
    }

    private static string? Find(string type, IReadOnlyList<JsonContextModel> contexts) =>
        contexts.Where(c => c.Types.Contains(type)).Select(c => c.TypeName).OrderBy(n => n, StringComparer.Ordinal).FirstOrDefault();
}
