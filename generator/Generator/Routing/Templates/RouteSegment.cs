using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

/// <summary>The part of a template between two slashes: a literal, a parameter, or several of them one after the other.</summary>
internal sealed record RouteSegment(EquatableArray<RoutePart> Parts)
{
    public bool IsLiteral => Parts.All(p => p.Parameter is null);

    /// <summary>The literal, if the segment is one.</summary>
    public string Literal => string.Concat(Parts.Select(p => p.Literal));

    public IEnumerable<RouteParameter> Parameters => Parts.Select(p => p.Parameter).OfType<RouteParameter>();
}

/// <summary>A piece of a segment.</summary>
/// <param name="Literal">The literal as it is compared, or nothing for a parameter.</param>
/// <param name="Parameter">The parameter, or null for a literal.</param>
internal sealed record RoutePart(string Literal, RouteParameter? Parameter)
{
    public override string ToString() => Parameter is null ? Literal : Parameter.Text;
}
