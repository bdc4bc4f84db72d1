using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>The edges of a method where its flags are known.</summary>
internal static class FlaggedEdges
{
    public static ImmutableArray<CallEdge> Of(ImmutableArray<CallEdge> edges, FlagSet flags) =>
        edges.All(e => e.When.IsEmpty && e.Passes.IsEmpty && e.Targets.All(t => !t.IsPart || t.Mask == 0))
            ? edges
            : [.. edges.Where(e => flags.Allows(e.When)).Select(e => In(e, flags)).OfType<CallEdge>()];

    /// <summary>The flags of which the edges know something, or which they pass on.</summary>
    public static ulong MaskOf(ImmutableArray<CallEdge> edges)
    {
        var mask = 0UL;
        foreach (var edge in edges)
        {
            foreach (var parameter in edge.When.Select(w => w.Parameter).Concat(edge.Passes.Select(p => p.Source)))
                mask |= new FlagSet().With(new FlagValue(parameter, true)).Known;
            foreach (var part in edge.Targets.Where(t => t.IsPart))
                mask |= part.Mask;
        }

        return mask;
    }

    private static CallEdge? In(CallEdge edge, FlagSet flags)
    {
        var passed = FlagSet.Of(edge.Passes.Select(p => p.In(flags)).OfType<FlagValue>());
        if (edge.Needs is { } need && passed.ValueOf(need.Parameter) != need.Value)
            return null;
        return edge.Targets.IsEmpty ? edge : edge with { Targets = [.. edge.Targets.Select(t => t.With(t.IsPart ? flags : passed))] };
    }
}
