using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.CallGraph;

/// <summary>Reads the edges of a method. Their targets are nodes of the graph.</summary>
internal delegate ImmutableArray<CallEdge> EdgeReader(
    IMethodSymbol method, MethodGraph graph, BodyDependencies dependencies, CancellationToken cancellation);

/// <summary>
/// The methods of a compilation, and what they call. A node is made when a call first leads to it, and read when a search first comes to
/// it:
/// <code>
///   PathSearch ──► MethodNode.Edges ──► MethodGraph ──► IEdgeCache, or else EdgeReader (Reading)
///                        ▲                                     │
///                        └────── MethodGraph.NodeOf ◄── calls ─┘
/// </code>
/// The circle is one of calls, not of types: the reader is handed in, and is given the graph with each method. It ends because
/// <see cref="NodeOf(IMethodSymbol)"/> gives one node for a method, and reads nothing.
/// </summary>
internal sealed class MethodGraph(Compilation compilation, EdgeReader reader, IEdgeCache? cache)
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodNode> _nodes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, MethodNode> _byKey = new(StringComparer.Ordinal);

    public MethodNode NodeOf(IMethodSymbol method) => _nodes.GetOrAdd(
        method.OriginalDefinition, m =>
            KeyOf(m) is { } key ? NodeOf(key, m) : new MethodNode(() => Read(m, new BodyDependencies()), m, null));

    /// <summary>The node of a method whose edges were cached.</summary>
    public MethodNode NodeOf(MethodKey key) => NodeOf(key, null);

    /// <summary>The edges of a method whose operations are at hand.</summary>
    public ImmutableArray<CallEdge> EdgesOf(IMethodSymbol method, Func<BodyDependencies, ImmutableArray<CallEdge>> read) =>
        KeyOf(method) is { } key ? FindOrRead(key, method, (_, d) => read(d)) : read(new BodyDependencies());

    /// <summary>Methods have keys where edges are cached: to make a key takes time.</summary>
    private MethodKey? KeyOf(IMethodSymbol method) => cache is null ? null : MethodKey.Of(method);

    private MethodNode NodeOf(MethodKey key, IMethodSymbol? method) => _byKey.GetOrAdd(
        key.Id, _ => new MethodNode(() => FindOrRead(key, method, Read), method, key));

    private ImmutableArray<CallEdge> FindOrRead(
        MethodKey key, IMethodSymbol? method, Func<IMethodSymbol, BodyDependencies, ImmutableArray<CallEdge>> read)
    {
        if (cache!.Find(key, this) is { } cached)
            return cached;
        if ((method ?? key.Find(compilation)) is not { } declared)
            return [];
        var dependencies = new BodyDependencies();
        var edges = read(declared, dependencies);
        cache.Add(key, declared, edges, dependencies);
        return edges;
    }

    private ImmutableArray<CallEdge> Read(IMethodSymbol method, BodyDependencies dependencies) =>
        reader(method, this, dependencies, CancellationToken.None);
}
