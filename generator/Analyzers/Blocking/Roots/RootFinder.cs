using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// Finds the helpers that block and that more calls in scope lead to than an option says. It is asked from both sides, by the body of the
/// helper and by its callers, and gives both the same answer: an editor analyzes one file at a time. Names are counted first, because most
/// helpers are mentioned too rarely to be looked at.
/// </summary>
internal sealed class RootFinder(
    Compilation compilation, BlockingOptions options, AnalysisScope scope, MethodGraph graph, ScopedBodies bodies)
{
    private readonly ConcurrentDictionary<IMethodSymbol, Root?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>The root that the first step of a path leads to; null if the finding is to stay where it is.</summary>
    public Root? Behind(CallPath path, CancellationToken cancellation) =>
        path.Confidence < Confidence.Low && path.Steps[0] is { Edge.Group: null, Target: { } node }
        && (node.Method ?? node.Key?.Find(compilation)) is { } helper && ReferenceEquals(node, graph.NodeOf(helper))
            ? At(helper, cancellation)
            : null;

    /// <summary>The root that a method is, or null.</summary>
    public Root? At(IMethodSymbol helper, CancellationToken cancellation)
    {
        if (_found.TryGetValue(helper, out var known))
            return known;
        var root = IsReported(helper, out var limit) ? Find(helper, limit, cancellation) : null;
        return _found.GetOrAdd(helper, root);
    }

    /// <summary>Indicates whether a finding in the method would be seen, and from how many calls on it is wanted.</summary>
    private bool IsReported(IMethodSymbol helper, out int limit)
    {
        limit = 0;
        if (helper.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor
                or MethodKind.PropertyGet or MethodKind.PropertySet)
            || helper.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree }])
            return false;
        limit = options.WaysOf(tree);
        return limit > 0 && scope.Applies(tree) && !scope.Contains(helper) && !scope.MustNotWait(helper)
            && !GeneratedCode.Is(helper, tree, compilation);
    }

    private Root? Find(IMethodSymbol helper, int limit, CancellationToken cancellation)
    {
        var mentions = compilation.SyntaxTrees.Where(scope.Applies).SelectMany(t => MentionedNames.In(t, NameOf(helper))).ToList();
        var node = graph.NodeOf(helper);
        if (mentions.Count <= limit || PathSearch.From(node, Confidence.Possible, cancellation) is not { } path)
            return null;
        var (calls, confidence, onLoop) = (new List<Location>(), Confidence.Low, false);
        foreach (var (method, edge) in mentions.Distinct().SelectMany(d => CallsIn(d, node, cancellation)))
        {
            calls.Add(edge.Location);
            confidence = edge.Confidence < confidence ? edge.Confidence : confidence;
            onLoop |= scope.OnLoop(method);
        }

        return calls.Count > limit
            ? new Root(helper, path with { Confidence = path.Confidence > confidence ? path.Confidence : confidence }, calls, onLoop)
            : null;
    }

    private IEnumerable<(IMethodSymbol Method, CallEdge Edge)> CallsIn(
        SyntaxNode declaration, MethodNode helper, CancellationToken cancellation)
    {
        var places = new HashSet<Location>();
        return
            from body in bodies.In(declaration, cancellation)
            from edge in FlaggedEdges.Of(body.Edges, AnalysisScope.FlagsOf(body.Method))
            where edge is { Sink: null, Group: null } && edge.Targets.Contains(helper)
                && PathSearch.From(edge, Confidence.Possible, cancellation)?.Steps[0].Target == helper && places.Add(edge.Location)
            select (body.Method, edge);
    }

    private static string NameOf(IMethodSymbol helper) => helper switch
    {
        { MethodKind: MethodKind.Constructor } => helper.ContainingType.Name,
        { AssociatedSymbol: { } property } => property.Name,
        { ExplicitInterfaceImplementations: [var first, ..] } => first.Name,
        _ => helper.Name,
    };
}
