using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>
/// Finds the JsonSerializerContext of each type that is read or written as JSON. A route with a type that no context knows is left out;
/// a rule reports it.
/// </summary>
internal static class JsonResolver
{
    /// <summary>
    /// Returns the contexts in the order in which they are asked: those of this assembly by name, then those of the assemblies that it
    /// references.
    /// </summary>
    public static EquatableArray<JsonContextModel> Order(IEnumerable<JsonContextModel> own, IEnumerable<JsonContextModel> referenced) =>
        own.OrderBy(c => c.TypeName, StringComparer.Ordinal).Concat(referenced).ToEquatableArray();

    public static HandlerModel Resolve(HandlerModel handler, IReadOnlyList<JsonContextModel> contexts) => handler with
    {
        Endpoints = handler.Endpoints.Select(e => Resolve(e, contexts)).Where(IsResolved).ToEquatableArray(),
    };

    /// <summary>The types of a route that no context knows.</summary>
    public static IEnumerable<string> Missing(EndpointModel endpoint, IReadOnlyList<JsonContextModel> contexts) =>
        endpoint.JsonTypes.Where(t => t.Resolve(contexts).Context is null).Select(t => t.Name).Distinct();

    private static EndpointModel Resolve(EndpointModel endpoint, IReadOnlyList<JsonContextModel> contexts) => endpoint with
    {
        Result = endpoint.Result.Resolve(contexts),
        Parameters = endpoint.Parameters.Select(p => p.Resolve(contexts)).ToEquatableArray(),
        ExceptionHandlers = endpoint.ExceptionHandlers.Select(h => h.Resolve(contexts)).ToEquatableArray(),
    };

    private static bool IsResolved(EndpointModel endpoint) => endpoint.JsonTypes.All(t => t.Context is not null);
}
