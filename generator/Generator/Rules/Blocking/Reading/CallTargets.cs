using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Dispatch;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>Which methods of the compilation a call runs, and the nodes of those that it leads on to.</summary>
internal sealed class CallTargets(DispatchResolver dispatch, MethodBodies bodies, AnalysisScope scope)
{
    public bool HasBody(IMethodSymbol method) => bodies.HasBody(method);

    public bool IsSource(ISymbol symbol) => dispatch.IsSource(symbol);

    public (ImmutableArray<IMethodSymbol> Methods, Confidence Confidence) Resolve(IMethodSymbol method, IOperation? instance) =>
        dispatch.Resolve(method, instance);

    /// <summary>What is in scope itself is reported in itself, so no edge leads there.</summary>
    public ImmutableArray<MethodNode> NodesOf(IEnumerable<IMethodSymbol> methods, MethodGraph graph) =>
        [.. methods.Where(m => !scope.Contains(m) && bodies.HasBody(m)).Select(graph.NodeOf)];
}
