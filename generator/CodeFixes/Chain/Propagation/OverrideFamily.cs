using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Methods that must have the same signature: parts, overrides, and members of interfaces with their implementations.</summary>
/// <param name="Members">The methods.</param>
/// <param name="References">The places that name any of them.</param>
/// <param name="NewName">Their name once they are asynchronous.</param>
internal sealed record OverrideFamily(ImmutableArray<IMethodSymbol> Members, ImmutableArray<ReferenceLocation> References, string NewName)
{
    /// <summary>Indicates whether a token may be added to their parameters.</summary>
    public bool TakesToken { get; init; }
}
