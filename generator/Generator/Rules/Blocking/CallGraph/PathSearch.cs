using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Model;

namespace Adapters.Generator.Rules.Blocking.CallGraph;

/// <summary>
/// Finds the shortest way from a step to something that blocks. The surest ways are tried first, then those through calls that may go
/// elsewhere. Breadth first, so cycles end by themselves; what was learned about a body is kept for the compilation.
/// </summary>
internal static class PathSearch
{
    /// <summary>More bodies than a person's code has between a handler and a call. Beyond, the way counts as clean, and as not searched.</summary>
    private const int MaxBodies = 20_000;

    /// <param name="step">Where the way begins.</param>
    /// <param name="least">The least sure way that is asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static (ImmutableArray<PathStep> Way, Confidence Certainty)? From(CallEdge step, Confidence least, CancellationToken cancellation)
    {
        for (var certainty = step.Confidence; certainty <= least; certainty++)
        {
            if (step.Sink is { } cause)
            {
                if (CertaintyOf(cause) <= certainty)
                    return ([new PathStep(step, null)], certainty);
                continue;
            }

            foreach (var target in step.Targets)
            {
                if (From(target, certainty, cancellation) is { } way)
                    return ([new PathStep(step, target), .. way], certainty);
            }
        }

        return null;
    }

    private static Confidence CertaintyOf(Sink cause) => cause.Group == BlockingGroup.Computation ? Confidence.Low : Confidence.Definite;

    private static IEnumerable<PathStep>? From(MethodNode start, Confidence certainty, CancellationToken cancellation)
    {
        if (start.IsClean(certainty))
            return null;
        var parents = new Dictionary<MethodNode, (MethodNode From, CallEdge By)?> { [start] = null };
        var queue = new Queue<MethodNode>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var body = queue.Dequeue();
            if ((body.Next(certainty) ?? Ending(body, certainty)) is { } hop)
                return Remember(start, body, hop, parents, certainty);
            if (parents.Count <= MaxBodies)
                Spread(body, certainty, parents, queue);
        }

        if (parents.Count <= MaxBodies)
        {
            foreach (var body in parents.Keys)
                body.MarkClean(certainty);
        }

        return null;
    }

    private static PathStep? Ending(MethodNode body, Confidence certainty)
    {
        foreach (var step in body.Edges)
        {
            if (step.Sink is { } cause && step.Confidence <= certainty && CertaintyOf(cause) <= certainty)
                return new PathStep(step, null);
        }

        return null;
    }

    private static void Spread(MethodNode body, Confidence certainty, Dictionary<MethodNode, (MethodNode From, CallEdge By)?> parents, Queue<MethodNode> queue)
    {
        foreach (var step in body.Edges)
        {
            if (step.Confidence > certainty)
                continue;
            foreach (var target in step.Targets)
            {
                if (target.IsClean(certainty) || parents.ContainsKey(target))
                    continue;
                parents.Add(target, (body, step));
                queue.Enqueue(target);
            }
        }
    }

    private static IEnumerable<PathStep> Remember(
        MethodNode start, MethodNode end, PathStep last, Dictionary<MethodNode, (MethodNode From, CallEdge By)?> parents, Confidence certainty)
    {
        end.SetNext(certainty, last);
        for (var body = end; parents[body] is { } parent; body = parent.From)
            parent.From.SetNext(certainty, new PathStep(parent.By, body));
        return Follow(start, certainty);
    }

    private static IEnumerable<PathStep> Follow(MethodNode start, Confidence certainty)
    {
        for (var body = start; body?.Next(certainty) is { } hop; body = hop.Target)
            yield return hop;
    }
}
