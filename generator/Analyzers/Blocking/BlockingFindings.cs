using System.Collections.Immutable;
using System.Globalization;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Roots;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking;

/// <summary>Makes diagnostics of the edges of a body in scope: one for each place, of the first path with the highest confidence.</summary>
/// <param name="method">The method in scope.</param>
/// <param name="flags">The flags that asynchronous code calls it with.</param>
/// <param name="onLoop">Whether an event loop runs it.</param>
/// <param name="roots">Finds the helpers that are reported at themselves.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class BlockingFindings(
    IMethodSymbol method, FlagSet flags, bool onLoop, RootFinder roots, CancellationToken cancellation)
{
    /// <summary>The property of a diagnostic that has the names on its path, a line each; the places are its locations.</summary>
    public const string PathProperty = "path";

    /// <summary>The property of a diagnostic that is there if an event loop is blocked, and not just a thread.</summary>
    public const string LoopProperty = "loop";

    /// <summary>The property of a diagnostic that is there if an asynchronous form can be called in place of the first call.</summary>
    public const string FormProperty = "form";

    /// <summary>Of a longer path a message has both ends; the locations have all of it.</summary>
    private const int MaxNames = 8;

    /// <summary>
    /// Each call may stand under conditions that the one before does not meet: of longer paths in others' code, a third never blocked.
    /// </summary>
    private const int MaxCertainLength = 4;

    private const string TooLarge = "is too large or too deep to be checked for blocking calls";

    /// <summary>Code that is too large is reported once, however many calls lead to it.</summary>
    private readonly HashSet<CallEdge> _unread = [];
    private readonly VisitBudget _budget = new();
    private bool _isOver;

    public IEnumerable<Diagnostic> In(ImmutableArray<CallEdge> edges)
    {
        var reported = new HashSet<Location>();
        foreach (var edge in FlaggedEdges.Of(edges, flags))
        {
            if (_isOver)
                yield break;
            if (PathFrom(edge) is { } path && reported.Add(path.Steps[0].Edge.Location)
                && (path.Sink.Group != BlockingGroup.Unread || _unread.Add(path.Last)))
                yield return Create(path.Steps[0].Edge, path);
        }
    }

    /// <summary>Finds the path of an edge. If the budget for all paths of the body is used up, the body itself is too large.</summary>
    private CallPath? PathFrom(CallEdge edge)
    {
        try
        {
            return PathSearch.From(edge, Confidence.Low, cancellation, _budget) is { } path ? Judged(path) : null;
        }
        catch (VisitBudgetException)
        {
            _isOver = true;
            return new CallPath([new PathStep(CallEdge.OfUnread(method), null)], Confidence.Low);
        }
    }

    /// <summary>The finding of a helper that many calls lead to, at its own call.</summary>
    public Diagnostic At(Root root)
    {
        var path = Judged(root.Path);
        return Create(path.Steps[0].Edge, path, path.Confidence,
            $"{path.Advice}; {CallsOf(root)} lead to '{NameOf(root)}', the first one in '{root.Calls.First}'");
    }

    /// <summary>
    /// Makes a long path possible, except on an event loop: there, one request that blocks holds up all others.
    /// </summary>
    private CallPath Judged(CallPath path) => !onLoop && path.Confidence == Confidence.Definite && path.Length > MaxCertainLength
        ? path with { Confidence = Confidence.Possible }
        : path;

    private Diagnostic Create(CallEdge edge, CallPath path) => roots.Behind(path, cancellation) is { } root
        ? Create(edge, path, Confidence.Low,
            $"; {CallsOf(root)} lead to '{NameOf(root)}', where it is reported ({LineOf(path.Steps[1].Edge.Location)})")
        : Create(edge, path, path.Confidence, path.Advice);

    private Diagnostic Create(CallEdge edge, CallPath path, Confidence confidence, string advice) => Diagnostic.Create(
        BlockingRules.For(confidence, edge.Group ?? path.Sink.Group),
        edge.Location,
        [.. path.Steps.Skip(1).Select(s => s.Edge.Location)],
        PropertiesOf(path),
        edge.Name, VerbOf(path), Describe(path), advice);

    private static string CallsOf(Root root) =>
        $"{root.Calls.Count.ToString(CultureInfo.InvariantCulture)} calls in code that must not block";

    private static string NameOf(Root root) => MemberNames.Of(root.Helper, null);

    /// <summary>Fixes and the tool read these, so that neither depends on the words of a message.</summary>
    private ImmutableDictionary<string, string?> PropertiesOf(CallPath path)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(PathProperty, string.Join("\n", path.Names));
        if (path.Steps[0].Edge.Sink is { IsAssumed: true })
            properties = properties.Add(FormProperty, null);
        return onLoop ? properties.Add(LoopProperty, null) : properties;
    }

    private string VerbOf(CallPath path)
    {
        if (path.Sink.Group == BlockingGroup.Unread)
            return path.Steps.Length == 1 ? TooLarge : $"leads to code that {TooLarge}";
        var held = onLoop ? "the event loop" : "its thread";
        return path.Sink.Group == BlockingGroup.Computation ? $"computes for long on {held}"
            : path.Confidence == Confidence.Definite ? $"blocks {held}"
            : $"may block {held}";
    }

    /// <summary>The path as names, and the place of its last step, where it is another than the finding.</summary>
    private static string Describe(CallPath path)
    {
        var names = path.Names.ToList();
        if (path.Sink.Group == BlockingGroup.Unread)
            names.RemoveAt(names.Count - 1);
        if (names.Count <= 1)
            return "";
        var place = path.Steps.Length > 1 ? $" ({LineOf(path.Last.Location)})" : "";
        if (names.Count > MaxNames)
            names = [.. names.Take(4), "…", .. names.Skip(names.Count - 3)];
        return $": {string.Join(" → ", names)}{place}";
    }

    private static string LineOf(Location location)
    {
        var line = location.GetLineSpan();
        return $"{Path.GetFileName(line.Path)}:{line.StartLinePosition.Line + 1}";
    }
}
