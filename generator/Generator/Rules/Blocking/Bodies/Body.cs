using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Memory;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>
/// A piece of code that calls reach: that of a method, an accessor, a constructor or a lock. It is read when somebody first asks, and
/// remembers what was found from it.
/// </summary>
internal sealed class Body
{
    private readonly Lazy<ImmutableArray<Step>> _steps;
    private readonly Hop?[] _next = new Hop?[3];
    private readonly bool[] _isClean = new bool[3];

    // Two threads may read one body: that costs less than a lock that spans bodies.
    public Body(Func<ImmutableArray<Step>> read, IMethodSymbol? method, BodyKey? key)
    {
        Method = method;
        Key = key;
        _steps = new Lazy<ImmutableArray<Step>>(read, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>A part of a method that was read with it.</summary>
    public Body(ImmutableArray<Step> steps)
    {
        IsPart = true;
        _steps = new Lazy<ImmutableArray<Step>>(() => steps, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The method; null for one that is known by its key alone, and for a part of one.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>What the method is called, where bodies are remembered.</summary>
    public BodyKey? Key { get; }

    public bool IsPart { get; }

    public ImmutableArray<Step> Steps => _steps.Value;

    /// <summary>Whether nothing that blocks is reached from here, with steps that are at least so sure.</summary>
    public bool IsClean(Certainty certainty) => Volatile.Read(ref _isClean[(int)certainty]);

    public void MarkClean(Certainty certainty) => Volatile.Write(ref _isClean[(int)certainty], true);

    /// <summary>The first hop of the shortest way to something that blocks, once it was found.</summary>
    public Hop? Next(Certainty certainty) => Volatile.Read(ref _next[(int)certainty]);

    public void SetNext(Certainty certainty, Hop hop) => Volatile.Write(ref _next[(int)certainty], hop);
}

/// <summary>A step on a way, and the body that it goes on in: none at the end.</summary>
internal sealed record Hop(Step Step, Body? Target);
