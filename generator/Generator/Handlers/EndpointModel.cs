using Adapters.Generator.Binding;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A method with a route. A method with several has one of these for each.</summary>
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

    public IEnumerable<ParameterModel> RouteParameters => Template.Parameters.Select(
        name => Parameters.First(p => p.Source == ParameterSource.Route && p.Name == name));
}
