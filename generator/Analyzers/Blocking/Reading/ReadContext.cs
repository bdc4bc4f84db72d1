using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>The state of reading one method.</summary>
/// <param name="Graph">Has the nodes that edges lead to.</param>
/// <param name="Method">The method that is read.</param>
/// <param name="Dependencies">Notes the other members whose code was looked at.</param>
/// <param name="Cancellation">Ends the reading.</param>
internal sealed record ReadContext(MethodGraph Graph, IMethodSymbol Method, BodyDependencies Dependencies, CancellationToken Cancellation);
