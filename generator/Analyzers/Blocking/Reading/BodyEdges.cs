using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Reading.Locks;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>The edges of a body so far, in its order. Those of a section with a lock are made one, when the lock is released.</summary>
internal sealed class BodyEdges(MethodGraph graph)
{
    private readonly ImmutableArray<CallEdge>.Builder _edges = ImmutableArray.CreateBuilder<CallEdge>();

    public int Count => _edges.Count;

    /// <summary>Indicates whether the code is run only when somebody enumerates the result.</summary>
    public bool AreDeferred { get; set; }

    /// <summary>The confidence in what is not on the way of most requests.</summary>
    public static Confidence Lower(Confidence confidence) => confidence == Confidence.Definite ? Confidence.Possible : confidence;

    /// <param name="edge">The edge.</param>
    /// <param name="when">The facts about the flags at its place; null if it is never reached.</param>
    public void Add(CallEdge edge, FlagFacts? when)
    {
        if (when is not { Values: var values })
            return;
        if (AreDeferred)
            values = values.Add(new FlagValue(FlagSet.Enumerated, true));
        _edges.Add(values.IsEmpty ? edge : edge with { When = edge.When.AddRange(values) });
    }

    public void AddAll(IEnumerable<CallEdge> edges, FlagFacts? when)
    {
        foreach (var edge in edges)
            Add(edge, when);
    }

    /// <summary>
    /// Makes one edge of all that blocks in a section: nobody can await there. Whoever takes the lock waits for those who hold it.
    /// </summary>
    public void Release(LockSection section)
    {
        var start = Math.Min(section.Start, _edges.Count);
        ImmutableArray<CallEdge> inner = [.. _edges.Skip(start)];
        _edges.Count = start;
        if (!inner.IsEmpty)
            Add(EdgeOf(section, section.Confidence, new MethodNode(inner)) with { Lock = section.Lock }, section.When);
        AddHolders(section);
    }

    public void AddHolders(LockSection section)
    {
        if (section.Lock is not null)
            Add(EdgeOf(section, Lower(section.Confidence), graph.HoldersOf(section.Lock)), section.When);
    }

    /// <param name="alwaysThrow">Indicates whether the body always ends with an exception.</param>
    public ImmutableArray<CallEdge> ToImmutable(bool alwaysThrow) =>
        alwaysThrow ? [.. _edges.Select(e => e with { Confidence = Lower(e.Confidence) })] : _edges.ToImmutable();

    private static CallEdge EdgeOf(LockSection section, Confidence confidence, MethodNode target) =>
        new(section.Place, section.Name, confidence, null, [target]) { Group = BlockingGroup.Threads };
}
