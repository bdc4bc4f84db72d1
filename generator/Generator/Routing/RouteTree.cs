using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>Routes in the order in which a request is matched: whole literal paths first, then the tree.</summary>
internal sealed class RouteTree
{
    private readonly PathCase _case;
    private readonly Dictionary<string, RouteResource> _resources = [];

    public RouteTree(IEnumerable<EndpointModel> endpoints, PathCase @case)
    {
        _case = @case;
        foreach (var variant in endpoints.SelectMany(RouteVariant.Of))
            Add(variant);
    }

    public RouteNode Root { get; } = new([]);

    public IEnumerable<RouteResource> Resources => _resources.Values.OrderBy(r => r.Number);

    public IEnumerable<RouteResource> Literals => Resources.Where(r => r.IsLiteral);

    private void Add(RouteVariant variant)
    {
        var shape = variant.Shape(_case);
        if (!_resources.TryGetValue(shape, out var resource))
        {
            resource = new RouteResource(_resources.Count + 1, variant);
            _resources.Add(shape, resource);
            if (!variant.IsLiteral)
                Place(variant, resource);
        }

        if (resource.Routes.All(r => Choice(r.Endpoint) != Choice(variant.Endpoint)))
            resource.Routes.Add(variant);
    }

    /// <summary>Returns what routes of one path differ in.</summary>
    private static string Choice(EndpointModel endpoint) => endpoint.Verb + endpoint.Conditions;

    private void Place(RouteVariant variant, RouteResource resource)
    {
        var path = new List<RouteNode> { Root };
        foreach (var segment in variant.Segments)
        {
            var node = path[path.Count - 1];
            path.Add(segment.IsLiteral ? Literal(node, _case.Fold(segment.Literal)) : Edge(node, variant, segment));
        }

        var end = path[path.Count - 1];
        if (end.Resource is null)
            path.ForEach(n => n.Count++);
        end.Resource = resource;
    }

    private static RouteNode Literal(RouteNode node, string text)
    {
        if (!node.Literals.TryGetValue(text, out var child))
            node.Literals.Add(text, child = new RouteNode(node.Values));
        return child;
    }

    private RouteNode Edge(RouteNode node, RouteVariant variant, RouteSegment segment)
    {
        var parts = variant.PartsOf(segment).ToEquatableArray();
        var isCatchAll = segment.Parameters.Any(p => p.IsCatchAll);
        var edge = new RouteEdge(parts, isCatchAll, (isCatchAll ? "*" : "") + string.Concat(parts.Select(p => p.Shape(_case))));
        foreach (var (known, child) in node.Edges)
        {
            if (known.Shape == edge.Shape)
                return child;
        }

        var added = new RouteNode(node.Values.AddRange(parts.Where(p => p.Parameter is not null).Select(p => p.Parameter!)));
        node.Edges.Insert(node.Edges.Count(e => IsBefore(e.Edge, edge)), (edge, added));
        return added;
    }

    private static bool IsBefore(RouteEdge one, RouteEdge other) =>
        one.Rank < other.Rank || (one.Rank == other.Rank && one.Weight >= other.Weight);
}
