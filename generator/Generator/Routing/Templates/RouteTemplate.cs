using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

/// <summary>A route template: its text and its segments.</summary>
internal sealed record RouteTemplate(string Text, EquatableArray<RouteSegment> Segments)
{
    public IEnumerable<RouteParameter> Values => Segments.SelectMany(s => s.Parameters);

    public IEnumerable<string> Parameters => Values.Select(p => p.Name);
}
