using Adapters.Generator.Binding;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Emits the arguments of a handler's method.</summary>
internal static class ArgumentEmitter
{
    public static string RouteArguments(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => $", {p.TypeName} {EmittedNames.Value(p.Name)}"));

    public static string RouteValues(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => ", " + EmittedNames.Value(p.Name)));

    public static string Arguments(EndpointModel endpoint, string request, string cancellation) =>
        string.Join(", ", endpoint.Parameters.Select(p => p.Source switch
        {
            ParameterSource.Scope => ForRequest(endpoint, request, request, ""),
            ParameterSource.Cancellation => cancellation,
            ParameterSource.Receive => ForRequest(endpoint, request, "receive", "receive"),
            ParameterSource.Send => ForRequest(endpoint, request, "send", "send"),
            ParameterSource.Environ => "environ",
            ParameterSource.StartResponse => "start",
            _ => EmittedNames.Value(p.Name),
        }));

    /// <summary>What the method may keep is of its own request; all that a WebSocket has is.</summary>
    private static string ForRequest(EndpointModel endpoint, string request, string shared, string argument) =>
        endpoint.IsWebSocket ? shared : $"{request}.ForRequest({argument})";
}
