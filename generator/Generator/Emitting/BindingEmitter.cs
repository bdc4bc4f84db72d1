using Adapters.Generator.Model;

namespace Adapters.Generator.Emitting;

/// <summary>How the values of a handler's parameters are read. Those of the query are <see cref="QueryEmitter"/>'s.</summary>
internal static class BindingEmitter
{
    public static string RouteArguments(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => $", {p.TypeName} {Names.Value(p.Name)}"));

    public static string RouteValues(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => ", " + Names.Value(p.Name)));

    public static string Arguments(EndpointModel endpoint, string request, string cancellation) =>
        string.Join(", ", endpoint.Parameters.Select(p => p.Source switch
        {
            ParameterSource.Scope => ForRequest(endpoint, request, request, ""),
            ParameterSource.Cancellation => cancellation,
            ParameterSource.Receive => ForRequest(endpoint, request, "receive", "receive"),
            ParameterSource.Send => ForRequest(endpoint, request, "send", "send"),
            ParameterSource.Environ => "environ",
            ParameterSource.StartResponse => "start",
            _ => Names.Value(p.Name),
        }));

    /// <summary>What the method may keep is of its own request; all that a WebSocket has is.</summary>
    private static string ForRequest(EndpointModel endpoint, string request, string shared, string argument) =>
        endpoint.IsWebSocket ? shared : $"{request}.ForRequest({argument})";

    /// <summary>A call that says whether the text is a value.</summary>
    public static string Parse(string reader, ParameterModel parameter, string text, string target) => parameter.Parsing switch
    {
        ValueParsing.Bool => $"global::Adapters.CompilerServices.{reader}.TryParse({text}, out {target.Replace("var ", "bool ")})",
        ValueParsing.Utf8 => $"global::Adapters.CompilerServices.{reader}.TryParse<{parameter.TypeName}>({text}, out {target})",
        _ => $"global::Adapters.CompilerServices.{reader}.TryParseText<{parameter.TypeName}>({text}, out {target})",
    };
}
