using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>A path that a route takes, to show in a message.</summary>
internal static class ExampleUrl
{
    public static string Of(EndpointModel endpoint) => string.Concat(endpoint.Template.Segments.Select(
        s => "/" + (s.Kind == SegmentKind.Literal ? s.Text : Value(endpoint.Parameters.First(p => p.Name == s.Text)))));

    private static string Value(ParameterModel parameter) => parameter.DisplayType switch
    {
        "string" => parameter.Name,
        "bool" => "true",
        "Guid" => "00000000-0000-0000-0000-000000000001",
        "DateOnly" => "2026-01-02",
        "TimeOnly" => "12:30",
        _ => "1",
    };
}
