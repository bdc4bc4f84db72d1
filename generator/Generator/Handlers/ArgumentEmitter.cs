using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Emits what passes values on: from the router to the endpoint, and from the endpoint to the handler.</summary>
internal static class ArgumentEmitter
{
    /// <summary>Returns the parameters of an endpoint that take the values of the route.</summary>
    public static string RouteParameters(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => $", {p.VariableType} {p.Variable}"));

    /// <summary>Returns the values of the route as arguments.</summary>
    public static string RouteValues(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => ", " + p.Variable));

    /// <summary>Returns the call of the handler.</summary>
    public static string Call(EndpointModel endpoint, HandlerModel handler, EntryPointCode code)
    {
        var target = endpoint.IsStatic ? handler.TypeName : $"Handler({code.Scope})";
        var arguments = string.Join(", ", endpoint.Parameters.Select(p => p.Source.Argument(p, code)));
        return $"{target}.{EmittedNames.Identifier(endpoint.MethodName)}({arguments})";
    }
}
