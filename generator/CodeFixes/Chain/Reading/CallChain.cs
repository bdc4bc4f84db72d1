using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Reading;

/// <summary>A call on a chain, as the node that a finding would underline.</summary>
internal sealed record ChainLink(Document Document, SyntaxNode Node);

/// <summary>The calls of a finding, from the one that must not block to the one that does.</summary>
/// <param name="Name">The name of the first call, as in the message.</param>
/// <param name="OnLoop">Indicates whether an event loop is blocked, not just a thread.</param>
/// <param name="Links">The calls, up to the one to replace: it blocks, or it has an async alternative.</param>
internal sealed record CallChain(string Name, bool OnLoop, ImmutableArray<ChainLink> Links)
{
    public ChainLink First => Links[0];

    public ChainLink Last => Links[Links.Length - 1];
}
