using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>
/// A place in a method that may block: by itself (it has a sink), or through the methods that it calls.
/// </summary>
/// <param name="Place">What is underlined.</param>
/// <param name="Name">What is called, as messages name it.</param>
/// <param name="Confidence">How sure it is that the place is executed here and reaches its targets.</param>
/// <param name="Sink">Why it blocks by itself, or null.</param>
/// <param name="Targets">The methods that it runs.</param>
internal sealed record CallEdge(TreeSpan Place, string Name, Confidence Confidence, Sink? Sink, ImmutableArray<MethodNode> Targets)
{
    /// <summary>A group that the edge has whatever is found behind it: a lock has one, and a call of a synchronous handler.</summary>
    public BlockingGroup? Group { get; init; }

    /// <summary>Indicates whether the edge takes a lock, and its targets are run while somebody holds it.</summary>
    public bool IsLock => Group == BlockingGroup.Threads && Sink is null;

    /// <summary>The flags of the method with which the place is reached; without any, it always is.</summary>
    public ImmutableArray<FlagValue> When { get; init; } = [];

    /// <summary>The values that the call passes for flags of its targets.</summary>
    public ImmutableArray<PassedFlag> Passes { get; init; } = [];

    /// <summary>
    /// The value of a flag without which the targets are reported in themselves: a method in scope that is called for its synchronous way.
    /// </summary>
    public FlagValue? Needs { get; init; }

    /// <summary>
    /// The lock under which the targets of the edge are run, or which its sink gives back while it waits; null for other edges, and for a
    /// lock without a name.
    /// </summary>
    public string? Lock { get; init; }

    public Location Location => Place.Location;

    /// <summary>Stands for all edges of a method that is too large to be read.</summary>
    public static CallEdge OfUnread(IMethodSymbol method) =>
        new(method.PlaceOf(), MemberNames.Of(method, method), Confidence.Low, new Sink(BlockingGroup.Unread), []);
}
