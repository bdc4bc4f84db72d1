using Adapters.Generator.Handlers;
using Adapters.Generator.Routing;
using Adapters.Generator.Routing.Conflicts;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>A route that a request could go to as well as to another.</summary>
/// <param name="Url">A path that both take.</param>
internal readonly record struct RouteConflict(ParsedEndpoint First, string Url);

/// <summary>All routes of an assembly, and those of the assemblies that it references, to find two that a request could go to.</summary>
/// <param name="others">The routes of other assemblies, in the order in which they are asked.</param>
internal sealed class RouteTable(PathCase @case, IReadOnlyList<ModuleRoute> others)
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
                var isSame = other.Route.Shape(@case) == route.Shape(@case);
                if ((isSame ? ExampleUrl.Of(route) : ExampleUrl.OfBoth(other.Route, route)) is { } url)
                    return new RouteConflict(other.Endpoint, url);
            }
        }

        return null;
    }

    /// <summary>Finds a route of another assembly that this one hides: those of the application are asked first.</summary>
    public ModuleRoute? HiddenBy(EndpointModel endpoint)
    {
        var routes = others.Count == 0 ? [] : RouteVariant.Of(endpoint).ToList();
        return others.FirstOrDefault(o => o.Verb == endpoint.Verb && AreHidden(endpoint, o) && routes.Exists(r => Takes(r, o)));
    }

    /// <summary>Finds two routes of other assemblies with one path.</summary>
    public IEnumerable<(ModuleRoute First, ModuleRoute Hidden)> HiddenByOthers() => others
        .GroupBy(o => (o.Verb, o.Shape, o.Conditions))
        .SelectMany(g => g.Skip(1).Where(o => o.Assembly != g.First().Assembly).Select(o => (g.First(), o)));

    /// <summary>Determines whether the conditions of an endpoint hold for all requests of a route.</summary>
    private static bool AreHidden(EndpointModel endpoint, ModuleRoute other) =>
        endpoint.Conditions.Length == 0 || endpoint.Conditions == other.Conditions;

    private bool Takes(RouteVariant route, ModuleRoute other) => PathMatch.Takes(route, other.Segments, @case);

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
