using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.CallGraph;

/// <summary>Why a call blocks by itself.</summary>
/// <param name="Group">What it waits for.</param>
/// <param name="Advice">What to do instead, as the end of a sentence; otherwise empty.</param>
/// <param name="Path">The hops inside another assembly, if it is known by that assembly's summary.</param>
internal sealed record Sink(BlockingGroup Group, string Advice = "", string? Path = null);

/// <summary>
/// A place in a body that may block: by itself (it has a cause), or through the bodies that it reaches.
/// </summary>
/// <param name="Place">What is underlined.</param>
/// <param name="Name">What is called, as it is told.</param>
/// <param name="Confidence">How sure it is that the place is executed here and reaches its targets.</param>
/// <param name="Sink">Why it blocks by itself, or null.</param>
/// <param name="Targets">The bodies that it runs.</param>
internal sealed record CallEdge(SourceSpan Place, string Name, Confidence Confidence, Sink? Sink, ImmutableArray<MethodNode> Targets)
{
    /// <summary>A group that the step has whatever is found behind it: a lock is one, and a call of a synchronous handler.</summary>
    public BlockingGroup? Group { get; init; }

    public Location Location => Place.Location;
}
