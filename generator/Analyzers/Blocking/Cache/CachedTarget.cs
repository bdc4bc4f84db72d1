using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>
/// The target of an edge: a method by its key, the holders of a lock by its name, or a part of the same method, such as that of a lock, by
/// its edges.
/// </summary>
internal sealed record CachedTarget(MethodKey? Key, string? Lock, ImmutableArray<CachedEdge> Part)
{
    /// <summary>Null for a method without a key.</summary>
    public static CachedTarget? Of(MethodNode node) => node switch
    {
        { IsPart: true } => CachedEdge.Of(node.Read) is { } part ? new CachedTarget(null, null, part) : null,
        { Key: { } key } => new CachedTarget(key, null, []),
        { Lock: { } held } => new CachedTarget(null, held, []),
        _ => null,
    };

    public CachedTarget Moved(SyntaxTree tree, int distance) =>
        Part.IsEmpty ? this : this with { Part = [.. Part.Select(e => e.Moved(tree, distance))] };

    public MethodNode In(MethodGraph graph) =>
        Key is not null ? graph.NodeOf(Key)
        : Lock is not null ? graph.HoldersOf(Lock)
        : new MethodNode([.. Part.Select(e => e.In(graph))]);
}
