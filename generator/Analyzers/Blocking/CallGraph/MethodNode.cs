using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>
/// Code that calls lead to: that of a method, an accessor, a constructor or a lock. It is read when a search first asks for its edges, and
/// keeps what was found from it.
/// </summary>
internal sealed class MethodNode
{
    private readonly Lazy<ImmutableArray<CallEdge>> _read;
    private readonly Lazy<ImmutableArray<CallEdge>> _edges;
    private readonly Lazy<ulong> _mask;
    private readonly ConcurrentDictionary<FlagSet, MethodNode> _variants = new();
    private readonly PathStep?[] _next = new PathStep?[3];
    private readonly bool[] _isClean = new bool[3];

    public MethodNode(Func<ImmutableArray<CallEdge>> read, IMethodSymbol? method, MethodKey? key)
        : this(Once(read), default)
    {
        Method = method;
        Key = key;
    }

    /// <summary>A part of a method that was read with it.</summary>
    public MethodNode(ImmutableArray<CallEdge> edges) : this(Once(() => edges), default) => IsPart = true;

    /// <summary>All code that holds a lock.</summary>
    public MethodNode(string heldLock, Func<ImmutableArray<CallEdge>> read) : this(read, null, null) => Lock = heldLock;

    private MethodNode(Lazy<ImmutableArray<CallEdge>> read, FlagSet flags)
    {
        _read = read;
        _edges = Once(() => FlaggedEdges.Of(read.Value, flags));
        _mask = Once(() => FlaggedEdges.MaskOf(read.Value));
    }

    /// <summary>The method; null for one that is known by its key alone, and for a part of one.</summary>
    public IMethodSymbol? Method { get; private init; }

    /// <summary>The name of the method in the cache; null where nothing is cached.</summary>
    public MethodKey? Key { get; private init; }

    /// <summary>The lock whose holders the node stands for; otherwise null.</summary>
    public string? Lock { get; }

    public bool IsPart { get; private init; }

    /// <summary>The edges as they were read, whatever the flags are.</summary>
    public ImmutableArray<CallEdge> Read => _read.Value;

    /// <summary>The edges that the flags of the method leave.</summary>
    public ImmutableArray<CallEdge> Edges => _edges.Value;

    /// <summary>The flags that make a difference: a bit for the ordinal of each.</summary>
    public ulong Mask => _mask.Value;

    /// <summary>The same code where flags are known. It is read once, however many ways of it there are.</summary>
    public MethodNode With(FlagSet flags)
    {
        if (flags.IsEmpty || flags.In(Mask) is not { IsEmpty: false } known)
            return this;
        return _variants.GetOrAdd(known, f => new MethodNode(_read, f) { Method = Method, Key = Key, IsPart = IsPart });
    }

    /// <summary>Indicates whether nothing that blocks is reached from here, over edges of at least this confidence.</summary>
    public bool IsClean(Confidence confidence) => Volatile.Read(ref _isClean[(int)confidence]);

    public void MarkClean(Confidence confidence) => Volatile.Write(ref _isClean[(int)confidence], true);

    /// <summary>The first step of the shortest path to something that blocks, once it was found.</summary>
    public PathStep? Next(Confidence confidence) => Volatile.Read(ref _next[(int)confidence]);

    /// <summary>
    /// Keeps the first step of a path whose other steps are kept already. The step found first stays: two searches at the same time could
    /// otherwise make a circle of their paths.
    /// </summary>
    public void SetNext(Confidence confidence, PathStep step) => Interlocked.CompareExchange(ref _next[(int)confidence], step, null);

    // Two threads may read one method: that costs less than a lock that spans methods.
    private static Lazy<T> Once<T>(Func<T> make) => new(make, LazyThreadSafetyMode.PublicationOnly);
}
