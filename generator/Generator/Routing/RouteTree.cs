using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Routing;

/// <summary>Routes in the order in which a request is matched: whole literal paths first, then the tree.</summary>
internal sealed class RouteTree
{
    private readonly Dictionary<string, RouteResource> _resources = [];

    public RouteTree(IEnumerable<EndpointModel> endpoints)
    {
        foreach (var endpoint in endpoints)
            Add(endpoint);
    }

    public RouteNode Root { get; } = new([]);

    public IEnumerable<RouteResource> Resources => _resources.Values.OrderBy(r => r.Number);

    public IEnumerable<RouteResource> Literals => Resources.Where(r => r.Template.IsLiteral);

    /// <summary>Returns the path without the names of its parameters: two routes with one shape and one method are duplicates.</summary>
    public static string Shape(EndpointModel endpoint)
    {
        var parameters = new Queue<ParameterModel>(endpoint.RouteParameters);
        return string.Concat(endpoint.Template.Segments.Select(s => "/" + s.Kind switch
        {
            SegmentKind.Literal => s.Text,
            SegmentKind.CatchAll => "{*}",
            _ => "{" + parameters.Dequeue().TypeName + "}",
        }));
    }

    private void Add(EndpointModel endpoint)
    {
        var shape = Shape(endpoint);
        if (!_resources.TryGetValue(shape, out var resource))
        {
            resource = new RouteResource(_resources.Count + 1, endpoint.Template);
            _resources.Add(shape, resource);
            if (!endpoint.Template.IsLiteral)
                Place(endpoint, resource);
        }

        if (resource.Endpoints.All(e => e.Verb != endpoint.Verb))
            resource.Endpoints.Add(endpoint);
    }

    private void Place(EndpointModel endpoint, RouteResource resource)
    {
        var path = new List<RouteNode> { Root };
        var parameters = new Queue<ParameterModel>(endpoint.RouteParameters);
        foreach (var segment in endpoint.Template.Segments)
        {
            var node = path[path.Count - 1];
            path.Add(
                segment.Kind == SegmentKind.Literal ? Literal(node, segment.Text) : Parameter(node, parameters.Dequeue(), segment.Kind));
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

    private static RouteNode Parameter(RouteNode node, ParameterModel parameter, SegmentKind kind)
    {
        var edge = new RouteEdge(parameter, kind == SegmentKind.CatchAll);
        foreach (var (known, child) in node.Parameters)
        {
            if (known.Key == edge.Key)
                return child;
        }

        var added = new RouteNode(node.Values.Add(parameter));
        var place = node.Parameters.Count(p => p.Edge.Rank <= edge.Rank);
        node.Parameters.Insert(place, (edge, added));
        return added;
    }
}
