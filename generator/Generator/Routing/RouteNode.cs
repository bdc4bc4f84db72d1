using System.Collections.Immutable;
using Adapters.Generator.Binding;

namespace Adapters.Generator.Routing;

/// <summary>A segment tree over the routes with parameters. Literals come before anything else.</summary>
/// <param name="values">The parameters on the way from the root.</param>
internal sealed class RouteNode(ImmutableArray<ParameterModel> values)
{
    public ImmutableArray<ParameterModel> Values { get; } = values;

    public SortedDictionary<string, RouteNode> Literals { get; } = new(StringComparer.Ordinal);

    public List<(RouteEdge Edge, RouteNode Node)> Edges { get; } = [];

    public RouteResource? Resource { get; set; }

    /// <summary>The number of paths that end at this node or below it.</summary>
    public int Count { get; set; }
}
