using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>A path that a route takes, to show in a message.</summary>
internal static class ExampleUrl
{
    public static string Of(EndpointModel endpoint) => string.Concat(endpoint.Template.Segments.Select(
        s => "/" + (s.Kind == SegmentKind.Literal ? s.Text : Value(endpoint.RouteParameters.First(p => p.Key == s.Text)))));

    private static string Value(ParameterModel parameter) => parameter.TypeName switch
    {
        "string" => parameter.Key,
        "bool" => "true",
        "global::System.Guid" => "00000000-0000-0000-0000-000000000001",
        "global::System.DateOnly" => "2026-01-02",
        "global::System.TimeOnly" => "12:30",
        _ => "1",
    };
}
