using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>
/// Code that calls lead to: that of a method, an accessor, a constructor or a lock. It is read when a search first asks for its edges, and
/// keeps what was found from it.
/// </summary>
internal sealed class MethodNode
{
    private readonly Lazy<ImmutableArray<CallEdge>> _edges;
    private readonly PathStep?[] _next = new PathStep?[3];
    private readonly bool[] _isClean = new bool[3];

    // Two threads may read one method: that costs less than a lock that spans methods.
    public MethodNode(Func<ImmutableArray<CallEdge>> read, IMethodSymbol? method, MethodKey? key)
    {
        Method = method;
        Key = key;
        _edges = new Lazy<ImmutableArray<CallEdge>>(read, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>A part of a method that was read with it.</summary>
    public MethodNode(ImmutableArray<CallEdge> edges)
    {
        IsPart = true;
        _edges = new Lazy<ImmutableArray<CallEdge>>(() => edges, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>All code that holds a lock.</summary>
    public MethodNode(string heldLock, Func<ImmutableArray<CallEdge>> read) : this(read, null, null) => Lock = heldLock;

    /// <summary>The method; null for one that is known by its key alone, and for a part of one.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The name of the method in the cache; null where nothing is cached.</summary>
    public MethodKey? Key { get; }

    /// <summary>The lock whose holders the node stands for; otherwise null.</summary>
    public string? Lock { get; }

    public bool IsPart { get; }

    public ImmutableArray<CallEdge> Edges => _edges.Value;

    /// <summary>Indicates whether nothing that blocks is reached from here, over edges of at least this confidence.</summary>
    public bool IsClean(Confidence confidence) => Volatile.Read(ref _isClean[(int)confidence]);

    public void MarkClean(Confidence confidence) => Volatile.Write(ref _isClean[(int)confidence], true);

    /// <summary>The first step of the shortest path to something that blocks, once it was found.</summary>
    public PathStep? Next(Confidence confidence) => Volatile.Read(ref _next[(int)confidence]);

    public void SetNext(Confidence confidence, PathStep step) => Volatile.Write(ref _next[(int)confidence], step);
}
