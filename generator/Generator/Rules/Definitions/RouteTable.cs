using Adapters.Generator.Handlers;
using Adapters.Generator.Routing;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>A route that a request could go to as well as to another.</summary>
/// <param name="Url">A path that both take.</param>
internal readonly record struct RouteConflict(ParsedEndpoint First, string Url);

/// <summary>All routes of an assembly, to find two that a request could go to.</summary>
internal sealed class RouteTable(PathCase @case)
{
    private readonly Dictionary<string, List<(RouteVariant Route, ParsedEndpoint Endpoint)>> _byOutline = new(StringComparer.Ordinal);

    public void Add(ParsedEndpoint endpoint)
    {
        foreach (var route in RouteVariant.Of(endpoint.Model))
        {
            var outline = Outline(route);
            if (!_byOutline.TryGetValue(outline, out var routes))
                _byOutline.Add(outline, routes = []);
            routes.Add((route, endpoint));
        }
    }

    /// <summary>Finds an earlier route that takes requests of this one.</summary>
    public RouteConflict? ConflictOf(ParsedEndpoint endpoint)
    {
        foreach (var route in RouteVariant.Of(endpoint.Model))
        {
            foreach (var other in _byOutline.TryGetValue(Outline(route), out var found) ? found : [])
            {
                if (other.Endpoint == endpoint)
                    break;
                var isSame = @case.Fold(other.Route.Shape) == @case.Fold(route.Shape);
                if ((isSame ? ExampleUrl.Of(route) : ExampleUrl.OfBoth(other.Route, route)) is { } url)
                    return new RouteConflict(other.Endpoint, url);
            }
        }

        return null;
    }

    /// <summary>
    /// Returns what two routes have in common if neither goes before the other: the method, the conditions, and the literals and the rank
    /// of what is between them.
    /// </summary>
    private string Outline(RouteVariant route) => $"{route.Endpoint.Verb}{route.Endpoint.Conditions} "
        + string.Concat(route.Segments.Select(s => "/" + (s.IsLiteral ? @case.Fold(s.Literal) : Outline(route, s))));

    private string Outline(RouteVariant route, RouteSegment segment)
    {
        var edge = new RouteEdge(
            route.PartsOf(segment).ToEquatableArray(), segment.Parameters.Any(p => p.IsCatchAll), "");
        return $"{{{edge.Rank} {@case.Fold(string.Concat(edge.Parts.Select(p => p.Parameter is null ? p.Literal : "{}")))}}}";
    }
}
