using Adapters.Analyzers.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>A helper that blocks and that many calls in scope lead to: it is reported once, at itself.</summary>
/// <param name="Helper">The helper.</param>
/// <param name="Path">The path from the helper to what blocks; as sure as the surest of the calls.</param>
/// <param name="Calls">The calls that lead to it.</param>
internal sealed record Root(IMethodSymbol Helper, CallPath Path, LeadingCalls Calls);
