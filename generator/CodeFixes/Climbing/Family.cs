using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Climbing;

/// <summary>A method with all that must have its signature: parts, overrides, the members that it implements and their implementations.</summary>
/// <param name="Members">The methods.</param>
/// <param name="References">The places where any of them is named.</param>
/// <param name="NewName">What they are called once they are asynchronous.</param>
internal sealed record Family(ImmutableArray<IMethodSymbol> Members, ImmutableArray<ReferenceLocation> References, string NewName);
