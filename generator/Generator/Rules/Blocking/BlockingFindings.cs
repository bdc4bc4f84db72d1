using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking;

/// <summary>Makes diagnostics of the steps of a body in scope: the first and surest way from each place.</summary>
internal sealed class BlockingFindings(bool onLoop, CancellationToken cancellation)
{
    /// <summary>Of a longer path a message has both ends; the locations have all of it.</summary>
    private const int MaxNames = 8;

    public IEnumerable<Diagnostic> In(ImmutableArray<CallEdge> steps)
    {
        var told = new HashSet<Location>();
        foreach (var step in steps)
        {
            if (PathSearch.From(step, Confidence.Low, cancellation) is { } found && told.Add(step.Location))
                yield return Create(step, found.Way, found.Certainty);
        }
    }

    private Diagnostic Create(CallEdge step, ImmutableArray<PathStep> way, Confidence certainty)
    {
        var last = way[way.Length - 1].Edge;
        var cause = last.Sink!;
        return Diagnostic.Create(
            BlockingRules.For(certainty, step.Group ?? cause.Group), step.Location, [.. way.Skip(1).Select(h => h.Edge.Location)],
            step.Name, Verb(certainty, cause.Group), PathOf(way, cause), cause.Advice);
    }

    private string Verb(Confidence certainty, BlockingGroup group)
    {
        var held = onLoop ? "the event loop" : "its thread";
        return group == BlockingGroup.Computation ? $"computes for long on {held}"
            : certainty == Confidence.Definite ? $"blocks {held}"
            : $"may block {held}";
    }

    /// <summary>The hops as names, and the place of the last one, where it is another than the finding.</summary>
    private static string PathOf(ImmutableArray<PathStep> way, Sink cause)
    {
        var names = way.Select(h => h.Edge.Name).ToList();
        if (cause.Path is { } beyond)
            names.Add(beyond);
        if (names.Count == 1)
            return "";
        var place = way.Length > 1 ? $" ({PlaceOf(way[way.Length - 1].Edge.Location)})" : "";
        if (names.Count > MaxNames)
            names = [.. names.Take(4), "…", .. names.Skip(names.Count - 3)];
        return $": {string.Join(" → ", names)}{place}";
    }

    private static string PlaceOf(Location location)
    {
        var line = location.GetLineSpan();
        return $"{Path.GetFileName(line.Path)}:{line.StartLinePosition.Line + 1}";
    }
}
