using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private readonly Func<ImmutableArray<CallEdge>>? _reader;

    /// <summary>The same code whatever its flags are, where those of this are known.</summary>
    private readonly MethodNode? _origin;
    private readonly FlagSet _flags;
    private readonly PathStep?[] _next = new PathStep?[3];
    private readonly bool[] _isClean = new bool[3];
    private ImmutableArray<CallEdge> _read;
    private ImmutableArray<CallEdge> _edges;
    private StrongBox<ulong>? _mask;
    private ConcurrentDictionary<FlagSet, MethodNode>? _variants;

    public MethodNode(Func<ImmutableArray<CallEdge>> read, IMethodSymbol? method, MethodKey? key)
    {
        _reader = read;
        Method = method;
        Key = key;
    }

    /// <summary>A part of a method that was read with it.</summary>
    public MethodNode(ImmutableArray<CallEdge> edges)
    {
        _read = edges;
        IsPart = true;
    }

    /// <summary>All code that holds a lock.</summary>
    public MethodNode(string heldLock, Func<ImmutableArray<CallEdge>> read) : this(read, null, null) => Lock = heldLock;

    private MethodNode(MethodNode origin, FlagSet flags)
    {
        (_origin, _flags) = (origin, flags);
        (Method, Key, IsPart) = (origin.Method, origin.Key, origin.IsPart);
    }

    /// <summary>The method; null for one that is known by its key alone, and for a part of one.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The name of the method in the cache; null where nothing is cached.</summary>
    public MethodKey? Key { get; }

    /// <summary>The lock whose holders the node stands for; otherwise null.</summary>
    public string? Lock { get; }

    public bool IsPart { get; }

    /// <summary>The edges as they were read, whatever the flags are.</summary>
    public ImmutableArray<CallEdge> Read
    {
        get
        {
            if (_origin is not null)
                return _origin.Read;
            // Two threads may read one method: that costs less than a lock that spans methods.
            if (_read.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _read, _reader!());
            return _read;
        }
    }

    /// <summary>The edges that the flags of the method leave.</summary>
    public ImmutableArray<CallEdge> Edges
    {
        get
        {
            if (_edges.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _edges, FlaggedEdges.Of(Read, _flags));
            return _edges;
        }
    }

    /// <summary>The flags that make a difference: a bit for the ordinal of each.</summary>
    public ulong Mask => (_mask ??= new StrongBox<ulong>(FlaggedEdges.MaskOf(Read))).Value;

    /// <summary>The same code where flags are known. It is read once, however many ways of it there are.</summary>
    public MethodNode With(FlagSet flags)
    {
        if (flags.IsEmpty || flags.In(Mask) is not { IsEmpty: false } known)
            return this;
        return LazyInitializer.EnsureInitialized(ref _variants, () => new())!.GetOrAdd(known, f => new MethodNode(_origin ?? this, f));
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
}
