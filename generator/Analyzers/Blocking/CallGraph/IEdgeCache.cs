using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>Keeps the edges of methods from one compilation to the next.</summary>
internal interface IEdgeCache
{
    /// <summary>Equal for compilations in which a body means the same.</summary>
    string Fingerprint { get; }

    /// <summary>The edges of a method, with nodes of the graph as targets; null if they are not known, or may no longer be so.</summary>
    ImmutableArray<CallEdge>? Find(MethodKey key, MethodGraph graph);

    void Add(MethodKey key, IMethodSymbol method, ImmutableArray<CallEdge> edges, BodyDependencies dependencies);
}
