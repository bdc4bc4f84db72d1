using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>A place on a chain: what is underlined there.</summary>
internal sealed record Hop(Document Document, SyntaxNode Node);

/// <summary>The way of a finding, from the call that must not block to the call that does.</summary>
/// <param name="Name">The first call, as the finding names it.</param>
/// <param name="OnLoop">Whether an event loop is blocked, and not just a thread.</param>
/// <param name="Hops">The call that the finding stands at, and those behind it to the one to replace: that blocks, or has an asynchronous sibling.</param>
internal sealed record Chain(string Name, bool OnLoop, ImmutableArray<Hop> Hops)
{
    public Hop First => Hops[0];

    public Hop Last => Hops[Hops.Length - 1];
}
