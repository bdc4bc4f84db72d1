using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>
/// Reads the edges of a method, from operations that are at hand or else from its body. Their targets are nodes of the graph.
/// </summary>
internal delegate ImmutableArray<CallEdge> EdgeReader(
    IMethodSymbol method, IEnumerable<IOperation>? operations, MethodGraph graph, BodyDependencies dependencies,
    CancellationToken cancellation);

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
/// <param name="leadsOn">Indicates whether calls of a method lead into it.</param>
/// <param name="takers">Finds the methods that may take a lock, by its name.</param>
internal sealed class MethodGraph(
    Compilation compilation, Func<IMethodSymbol, bool> leadsOn, Func<string, IEnumerable<IMethodSymbol>> takers, EdgeReader reader,
    IEdgeCache? cache, Func<VisitBudget> budgets)
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodNode> _nodes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, MethodNode> _byKey = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, MethodNode> _holders = new(StringComparer.Ordinal);

    public MethodNode NodeOf(IMethodSymbol method) =>
        _nodes.TryGetValue(method.OriginalDefinition, out var known) ? known : _nodes.GetOrAdd(method.OriginalDefinition, Create);

    /// <summary>
    /// The nodes of those methods that lead on: not of what has no code here, nor of what is in scope and reported in itself.
    /// </summary>
    public ImmutableArray<MethodNode> NodesOf(IEnumerable<IMethodSymbol> methods) => [.. methods.Where(leadsOn).Select(NodeOf)];

    /// <summary>The node of a method whose edges were cached.</summary>
    public MethodNode NodeOf(MethodKey key) => NodeOf(key, null);

    /// <summary>The node of all code that holds a lock: whoever takes it waits for that code.</summary>
    public MethodNode HoldersOf(string heldLock) => _holders.GetOrAdd(heldLock, l => new MethodNode(l, () => FindHolders(l)));

    /// <summary>The edges of a method whose operations are at hand.</summary>
    public ImmutableArray<CallEdge> EdgesOf(IMethodSymbol method, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        KeyOf(method) is { } key
            ? FindOrRead(key, method, operations, cancellation)
            : reader(method, operations, this, new BodyDependencies(budgets()), cancellation);

    /// <summary>The edges of an initialiser, which is a part of a method.</summary>
    public ImmutableArray<CallEdge> EdgesOfInitializer(
        IMethodSymbol constructor, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        reader(constructor, operations, this, new BodyDependencies(budgets()), cancellation);

    /// <summary>Methods have keys where edges are cached: to make a key takes time.</summary>
    private MethodKey? KeyOf(IMethodSymbol method) => cache is null ? null : MethodKey.Of(method);

    private MethodNode Create(IMethodSymbol method) => KeyOf(method) is { } key
        ? NodeOf(key, method)
        : new MethodNode(() => reader(method, null, this, new BodyDependencies(budgets()), CancellationToken.None), method, null);

    private MethodNode NodeOf(MethodKey key, IMethodSymbol? method) =>
        _byKey.TryGetValue(key.Id, out var known) ? known : _byKey.GetOrAdd(key.Id, NodeFor(key, method));

    private MethodNode NodeFor(MethodKey key, IMethodSymbol? method) =>
        new(() => FindOrRead(key, method, null, CancellationToken.None), method, key);

    private ImmutableArray<CallEdge> FindOrRead(
        MethodKey key, IMethodSymbol? method, IEnumerable<IOperation>? operations, CancellationToken cancellation)
    {
        if (cache!.Find(key, this) is { } cached)
            return cached;
        if ((method ?? key.Find(compilation)) is not { } declared)
            return [];
        var dependencies = new BodyDependencies(budgets());
        var edges = reader(declared, operations, this, dependencies, cancellation);
        cache.Add(key, declared, edges, dependencies);
        return edges;
    }

    private ImmutableArray<CallEdge> FindHolders(string heldLock)
    {
        var edges = ImmutableArray.CreateBuilder<CallEdge>();
        foreach (var method in takers(heldLock))
        {
            var name = $"holder {MemberNames.Of(MemberAround(method), null)}";
            foreach (var held in EdgesIn(NodeOf(method)).Where(e => e.Lock == heldLock && e.Sink is null))
                edges.Add(new CallEdge(held.Place, name, held.Confidence, null, [Holding(held)]));
        }

        return edges.ToImmutable();
    }

    /// <summary>The member that a function stands in.</summary>
    private static IMethodSymbol MemberAround(IMethodSymbol function)
    {
        while (function.ContainingSymbol is IMethodSymbol around)
            function = around;
        return function;
    }

    /// <summary>The code that runs while the lock is held: a wait for a pulse gives it back.</summary>
    private static MethodNode Holding(CallEdge held) =>
        new([.. held.Targets.SelectMany(t => t.Edges).Where(e => e.Sink is null || e.Lock != held.Lock)]);

    /// <summary>The edges of a method, and those of its parts: a lock may be taken inside of another one.</summary>
    private static IEnumerable<CallEdge> EdgesIn(MethodNode method)
    {
        var pending = new Stack<MethodNode>([method]);
        while (pending.Count > 0)
        {
            foreach (var edge in pending.Pop().Edges)
            {
                yield return edge;
                foreach (var part in edge.Targets.Where(t => t.IsPart))
                    pending.Push(part);
            }
        }
    }
}
