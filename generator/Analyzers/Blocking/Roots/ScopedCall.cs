using Adapters.Analyzers.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>A call of code in scope.</summary>
/// <param name="Caller">The method or the function that makes it.</param>
/// <param name="Edge">Where it leads to.</param>
internal sealed record ScopedCall(IMethodSymbol Caller, CallEdge Edge);
