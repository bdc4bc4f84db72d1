using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

internal enum SegmentKind
{
    Literal,
    Parameter,
    CatchAll,
}

/// <param name="Text">The literal, or the name of the parameter.</param>
/// <param name="Constraint">The type that the template names, or null.</param>
internal sealed record RouteSegment(SegmentKind Kind, string Text, string? Constraint = null);

/// <summary>A route template: its text and its segments.</summary>
internal sealed record RouteTemplate(string Text, EquatableArray<RouteSegment> Segments)
{
    public IEnumerable<string> Parameters => Segments.Where(s => s.Kind != SegmentKind.Literal).Select(s => s.Text);

    public bool IsLiteral => Segments.All(s => s.Kind == SegmentKind.Literal);
}
