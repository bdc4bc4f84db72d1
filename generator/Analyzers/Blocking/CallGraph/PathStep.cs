namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>An edge on a path, and the node that it leads to: none at the end.</summary>
internal sealed record PathStep(CallEdge Edge, MethodNode? Target);
