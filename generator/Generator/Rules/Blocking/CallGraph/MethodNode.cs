using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.CallGraph;

/// <summary>
/// A piece of code that calls reach: that of a method, an accessor, a constructor or a lock. It is read when somebody first asks, and
/// remembers what was found from it.
/// </summary>
internal sealed class MethodNode
{
    private readonly Lazy<ImmutableArray<CallEdge>> _steps;
    private readonly PathStep?[] _next = new PathStep?[3];
    private readonly bool[] _isClean = new bool[3];

    // Two threads may read one body: that costs less than a lock that spans bodies.
    public MethodNode(Func<ImmutableArray<CallEdge>> read, IMethodSymbol? method, MethodKey? key)
    {
        Method = method;
        Key = key;
        _steps = new Lazy<ImmutableArray<CallEdge>>(read, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>A part of a method that was read with it.</summary>
    public MethodNode(ImmutableArray<CallEdge> steps)
    {
        IsPart = true;
        _steps = new Lazy<ImmutableArray<CallEdge>>(() => steps, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The method; null for one that is known by its key alone, and for a part of one.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>What the method is called, where bodies are remembered.</summary>
    public MethodKey? Key { get; }

    public bool IsPart { get; }

    public ImmutableArray<CallEdge> Edges => _steps.Value;

    /// <summary>Whether nothing that blocks is reached from here, with steps that are at least so sure.</summary>
    public bool IsClean(Confidence certainty) => Volatile.Read(ref _isClean[(int)certainty]);

    public void MarkClean(Confidence certainty) => Volatile.Write(ref _isClean[(int)certainty], true);

    /// <summary>The first hop of the shortest way to something that blocks, once it was found.</summary>
    public PathStep? Next(Confidence certainty) => Volatile.Read(ref _next[(int)certainty]);

    public void SetNext(Confidence certainty, PathStep hop) => Volatile.Write(ref _next[(int)certainty], hop);
}

/// <summary>A step on a way, and the body that it goes on in: none at the end.</summary>
internal sealed record PathStep(CallEdge Edge, MethodNode? Target);
