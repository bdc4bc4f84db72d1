using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Bodies;

namespace Adapters.Generator.Rules.Blocking.Reach;

/// <summary>
/// Finds the shortest way from a step to something that blocks. The surest ways are tried first, then those through calls that may go
/// elsewhere. Breadth first, so cycles end by themselves; what was learned about a body is kept for the compilation.
/// </summary>
internal static class Search
{
    /// <summary>More bodies than a person's code has between a handler and a call. Beyond, the way counts as clean, and as not searched.</summary>
    private const int MaxBodies = 20_000;

    /// <param name="step">Where the way begins.</param>
    /// <param name="least">The least sure way that is asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static (ImmutableArray<Hop> Way, Certainty Certainty)? From(Step step, Certainty least, CancellationToken cancellation)
    {
        for (var certainty = step.Certainty; certainty <= least; certainty++)
        {
            if (step.Cause is { } cause)
            {
                if (CertaintyOf(cause) <= certainty)
                    return ([new Hop(step, null)], certainty);
                continue;
            }

            foreach (var target in step.Targets)
            {
                if (From(target, certainty, cancellation) is { } way)
                    return ([new Hop(step, target), .. way], certainty);
            }
        }

        return null;
    }

    private static Certainty CertaintyOf(Cause cause) => cause.Group == BlockingGroup.Computation ? Certainty.Information : Certainty.Definite;

    private static IEnumerable<Hop>? From(Body start, Certainty certainty, CancellationToken cancellation)
    {
        if (start.IsClean(certainty))
            return null;
        var parents = new Dictionary<Body, (Body From, Step By)?> { [start] = null };
        var queue = new Queue<Body>();
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

    private static Hop? Ending(Body body, Certainty certainty)
    {
        foreach (var step in body.Steps)
        {
            if (step.Cause is { } cause && step.Certainty <= certainty && CertaintyOf(cause) <= certainty)
                return new Hop(step, null);
        }

        return null;
    }

    private static void Spread(Body body, Certainty certainty, Dictionary<Body, (Body From, Step By)?> parents, Queue<Body> queue)
    {
        foreach (var step in body.Steps)
        {
            if (step.Certainty > certainty)
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

    private static IEnumerable<Hop> Remember(
        Body start, Body end, Hop last, Dictionary<Body, (Body From, Step By)?> parents, Certainty certainty)
    {
        end.SetNext(certainty, last);
        for (var body = end; parents[body] is { } parent; body = parent.From)
            parent.From.SetNext(certainty, new Hop(parent.By, body));
        return Follow(start, certainty);
    }

    private static IEnumerable<Hop> Follow(Body start, Certainty certainty)
    {
        for (var body = start; body?.Next(certainty) is { } hop; body = hop.Target)
            yield return hop;
    }
}
