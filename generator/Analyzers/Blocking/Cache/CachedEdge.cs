using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>An edge without anything of its compilation.</summary>
/// <param name="Shape">The edge without its targets.</param>
/// <param name="Targets">Its targets.</param>
internal sealed record CachedEdge(CallEdge Shape, ImmutableArray<CachedTarget> Targets)
{
    /// <summary>Null where a target has no key.</summary>
    public static ImmutableArray<CachedEdge>? Of(ImmutableArray<CallEdge> edges)
    {
        var cached = ImmutableArray.CreateBuilder<CachedEdge>(edges.Length);
        foreach (var edge in edges)
        {
            if (TargetsOf(edge) is not { } targets)
                return null;
            cached.Add(new CachedEdge(edge with { Targets = [] }, targets));
        }

        return cached.MoveToImmutable();
    }

    public CallEdge In(MethodGraph graph)
    {
        if (Targets.IsEmpty)
            return Shape;
        var nodes = ImmutableArray.CreateBuilder<MethodNode>(Targets.Length);
        foreach (var target in Targets)
            nodes.Add(target.In(graph));
        return Shape with { Targets = nodes.MoveToImmutable() };
    }

    public CachedEdge Moved(SyntaxTree tree, int distance) => new(
        Shape with { Place = new TreeSpan(tree, new TextSpan(Shape.Place.Span.Start + distance, Shape.Place.Span.Length)) },
        [.. Targets.Select(t => t.Moved(tree, distance))]);

    private static ImmutableArray<CachedTarget>? TargetsOf(CallEdge edge)
    {
        var targets = ImmutableArray.CreateBuilder<CachedTarget>(edge.Targets.Length);
        foreach (var node in edge.Targets)
        {
            if (CachedTarget.Of(node) is not { } target)
                return null;
            targets.Add(target);
        }

        return targets.MoveToImmutable();
    }
}
