using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>
/// Finds the shortest path from an edge to a sink. The paths of the highest confidence are tried first, then those through calls that may
/// go elsewhere. Breadth first, so cycles end by themselves; what was learned about a method is kept for the compilation.
/// </summary>
internal static class PathSearch
{
    /// <summary>
    /// More methods than a person's code has between a handler and a call. Beyond, a path is not found, and nothing is marked clean.
    /// </summary>
    private const int MaxNodes = 20_000;

    /// <param name="edge">Where the path begins.</param>
    /// <param name="least">The lowest confidence that is asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <param name="budget">Bounds all searches of one body together; null where one search alone is of interest.</param>
    public static CallPath? From(CallEdge edge, Confidence least, CancellationToken cancellation, VisitBudget? budget = null)
    {
        for (var confidence = edge.Confidence; confidence <= least; confidence++)
        {
            foreach (var target in edge.Targets)
            {
                if (From(target, confidence, budget, cancellation) is { } path)
                    return new CallPath([new PathStep(edge, target), .. path], confidence);
            }

            if (edge.Sink is { } sink && sink.Confidence <= confidence)
                return new CallPath([new PathStep(edge, null)], confidence);
        }

        return null;
    }

    /// <summary>Finds the shortest path from a method; null if there is none of this confidence.</summary>
    public static CallPath? From(MethodNode start, Confidence least, CancellationToken cancellation)
    {
        for (var confidence = Confidence.Definite; confidence <= least; confidence++)
        {
            if (From(start, confidence, null, cancellation) is { } path)
                return new CallPath([.. path], confidence);
        }

        return null;
    }

    private static IEnumerable<PathStep>? From(
        MethodNode start, Confidence confidence, VisitBudget? budget, CancellationToken cancellation)
    {
        if (start.IsClean(confidence))
            return null;
        if (start.Next(confidence) is not null)
            return Follow(start, confidence);
        var parents = new Dictionary<MethodNode, PathParent?> { [start] = null };
        var queue = new Queue<MethodNode>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var node = queue.Dequeue();
            budget?.Visit(node.Edges.Length);
            if ((node.Next(confidence) ?? SinkOf(node, confidence)) is { } step)
                return Record(start, node, step, parents, confidence);
            if (parents.Count <= MaxNodes)
                Expand(node, confidence, parents, queue);
        }

        if (parents.Count <= MaxNodes)
        {
            foreach (var node in parents.Keys)
                node.MarkClean(confidence);
        }

        return null;
    }

    private static PathStep? SinkOf(MethodNode node, Confidence confidence)
    {
        foreach (var edge in node.Edges)
        {
            if (edge.Sink is { } sink && edge.Confidence <= confidence && sink.Confidence <= confidence)
                return new PathStep(edge, null);
        }

        return null;
    }

    private static void Expand(MethodNode node, Confidence confidence, Dictionary<MethodNode, PathParent?> parents, Queue<MethodNode> queue)
    {
        foreach (var edge in node.Edges)
        {
            if (edge.Confidence > confidence)
                continue;
            foreach (var target in edge.Targets)
            {
                if (target.IsClean(confidence) || parents.ContainsKey(target))
                    continue;
                parents.Add(target, new PathParent(node, edge));
                queue.Enqueue(target);
            }
        }
    }

    private static IEnumerable<PathStep> Record(
        MethodNode start, MethodNode end, PathStep last, Dictionary<MethodNode, PathParent?> parents, Confidence confidence)
    {
        end.SetNext(confidence, last);
        for (var node = end; parents[node] is { } parent; node = parent.Node)
            parent.Node.SetNext(confidence, new PathStep(parent.Edge, node));
        return Follow(start, confidence);
    }

    private static IEnumerable<PathStep> Follow(MethodNode start, Confidence confidence)
    {
        for (var node = start; node?.Next(confidence) is { } step; node = step.Target)
            yield return step;
    }

    private sealed record PathParent(MethodNode Node, CallEdge Edge);
}
