using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A method with a route. A method with several routes has one of these for each.</summary>
internal sealed record EndpointModel(
    string Verb,
    RouteTemplate Template,
    string MethodName,
    string EndpointName,
    string Owner,
    string HandlerName,
    bool IsSync,
    bool IsStatic,
    ResultModel Result,
    EquatableArray<ParameterModel> Parameters)
{
    public bool IsWebSocket => Verb == Verbs.WebSocket;

    public string Route => $"{Verb} {Template.Text} ({HandlerName}.{MethodName})";

    public IEnumerable<ParameterModel> RouteParameters =>
        Template.Parameters.Select(name => Parameters.First(p => p.Source is RouteSource && p.Name == name));

    /// <summary>The parameter that the body is read into.</summary>
    public ParameterModel? Body => Parameters.FirstOrDefault(p => p.Source is RequestBodySource);

    /// <summary>
    /// Indicates whether the handler sends the response itself: one for WebSockets does, one that takes start_response does, and one that
    /// takes send does if it has no result.
    /// </summary>
    public bool SendsResponse => IsWebSocket
        || (Parameters.Any(p => p.Source.SendsResponse) && (IsSync || Result.Kind == ResultKind.None));

    /// <summary>The types that are read or written as JSON.</summary>
    public IEnumerable<JsonType> JsonTypes => Parameters.Select(p => p.Json).Prepend(Result.Json).OfType<JsonType>();
}
