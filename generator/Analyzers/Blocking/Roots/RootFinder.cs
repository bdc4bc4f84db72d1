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
    Compilation compilation, BlockingOptions options, AnalysisScope scope, MethodGraph graph, ScopedBodies bodies,
    Lazy<KnownCalls> known)
{
    private readonly ScopedCalls _calls = new(
        () => compilation.SyntaxTrees.Where(scope.Applies).Select(t => NamesIn(t, options)), bodies);
    private readonly ConcurrentDictionary<IMethodSymbol, Root?> _found = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Lazy<WordCounts[]> _files = new(() => [.. compilation.SyntaxTrees.Where(scope.Applies).Select(WordCounts.In)]);

    /// <summary>The root that the first step of a path leads to; null if the finding is to stay where it is.</summary>
    public Root? Behind(CallPath path, CancellationToken cancellation) =>
        path.Confidence < Confidence.Low && path.Steps[0] is { Edge: { Group: null, Sink: null }, Target: { } node }
        && (node.Method ?? node.Key?.Find(compilation)) is { } helper && ReferenceEquals(node, graph.NodeOf(helper))
            ? At(helper, cancellation)
            : null;

    /// <summary>The root that a method is, or null.</summary>
    public Root? At(IMethodSymbol helper, CancellationToken cancellation) => _found.TryGetValue(helper, out var known)
        ? known
        : _found.GetOrAdd(helper, IsReported(helper, out var limit) ? Find(helper, limit, cancellation) : null);

    /// <summary>Indicates whether a finding in the method would be reported, and how many calls it stands for at least.</summary>
    private bool IsReported(IMethodSymbol helper, out int limit)
    {
        limit = 0;
        if (helper.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor
                or MethodKind.PropertyGet or MethodKind.PropertySet)
            || helper.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree }])
            return false;
        limit = options.WaysOf(tree);
        return limit > 0 && scope.Applies(tree) && !scope.Contains(helper) && !scope.MustNotWait(helper);
    }

    private Root? Find(IMethodSymbol helper, int limit, CancellationToken cancellation)
    {
        var name = NameOf(helper);
        var words = _words.GetOrAdd(name, CountWords);
        // Nearly all helpers end here: their names are too rare, or are in other code.
        if (words <= limit || known.Value.MentionsOf(name, words, CountMentions) <= limit)
            return null;
        if (GeneratedCode.Is(helper, compilation) || MethodKey.Of(helper) is not { } key)
            return null;
        var node = graph.NodeOf(helper);
        // A build reads all code in scope anyway, so it looks at the calls first; an editor reads the helper alone.
        if ((!known.Value.AreKept && _calls.To(node, name, cancellation).Count <= limit)
            || PathSearch.From(node, Confidence.Possible, cancellation) is not { } path)
            return null;
        var calls = known.Value.CallsOf(key.Id, words, () => CallsOf(node, name, cancellation));
        return calls.Count > limit
            ? new Root(helper, path with { Confidence = path.Confidence > calls.Confidence ? path.Confidence : calls.Confidence }, calls)
            : null;
    }

    private int CountWords(string name) => WordCounts.Sum(_files.Value, name);

    private int CountMentions(string name) =>
        compilation.SyntaxTrees.Where(scope.Applies).Sum(t => NamesIn(t, options).CountOf(name));

    private static ScopedNames NamesIn(SyntaxTree tree, BlockingOptions options) =>
        ScopedNames.In(tree, options.AllAsync(tree) || options.ProfileOf(tree) != BlockingProfile.None);

    /// <summary>The calls that lead to the helper, and through it to what blocks.</summary>
    private LeadingCalls CallsOf(MethodNode helper, string name, CancellationToken cancellation)
    {
        var calls = LeadingCalls.None;
        var places = new HashSet<Location>();
        foreach (var (caller, edge) in _calls.To(helper, name, cancellation))
        {
            if (PathSearch.From(edge, Confidence.Possible, cancellation)?.Steps[0].Target == helper && places.Add(edge.Location))
                calls = calls.With(MemberNames.Of(MemberAround(caller), null), edge.Confidence, scope.OnLoop(caller));
        }

        return calls;
    }

    private static IMethodSymbol MemberAround(IMethodSymbol function)
    {
        while (function.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction
            && function.ContainingSymbol is IMethodSymbol around)
            function = around;
        return function;
    }

    private static string NameOf(IMethodSymbol helper) => helper switch
    {
        { MethodKind: MethodKind.Constructor } => helper.ContainingType.Name,
        { AssociatedSymbol: { } property } => property.Name,
        { ExplicitInterfaceImplementations: [var first, ..] } => first.Name,
        _ => helper.Name,
    };
}
