using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>The target of an edge: a method by its key, or a part of the same method, such as that of a lock, by its edges.</summary>
internal sealed record CachedTarget(MethodKey? Key, ImmutableArray<CachedEdge> Part)
{
    /// <summary>Null for a method without a key.</summary>
    public static CachedTarget? Of(MethodNode node) => node switch
    {
        { IsPart: true } => CachedEdge.Of(node.Edges) is { } part ? new CachedTarget(null, part) : null,
        { Key: { } key } => new CachedTarget(key, []),
        _ => null,
    };

    public CachedTarget Moved(SyntaxTree tree, int distance) =>
        Part.IsEmpty ? this : new CachedTarget(Key, [.. Part.Select(e => e.Moved(tree, distance))]);

    public MethodNode In(MethodGraph graph) => Key is null ? new MethodNode([.. Part.Select(e => e.In(graph))]) : graph.NodeOf(Key);
}
