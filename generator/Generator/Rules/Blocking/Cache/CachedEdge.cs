using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Rules.Blocking.Cache;

/// <summary>A step without anything of its compilation.</summary>
/// <param name="Shape">The step without its targets.</param>
/// <param name="Targets">Its targets.</param>
internal sealed record CachedEdge(CallEdge Shape, ImmutableArray<CachedTarget> Targets)
{
    /// <summary>Null where a target has no name.</summary>
    public static ImmutableArray<CachedEdge>? Of(ImmutableArray<CallEdge> steps)
    {
        var remembered = ImmutableArray.CreateBuilder<CachedEdge>(steps.Length);
        foreach (var step in steps)
        {
            if (TargetsOf(step) is not { } targets)
                return null;
            remembered.Add(new CachedEdge(step with { Targets = [] }, targets));
        }

        return remembered.MoveToImmutable();
    }

    public CallEdge In(BlockingAnalysis bodies) => Targets.IsEmpty ? Shape : Shape with { Targets = [.. Targets.Select(t => t.In(bodies))] };

    public CachedEdge Moved(SyntaxTree tree, int distance) => new(
        Shape with { Place = new SourceSpan(tree, new TextSpan(Shape.Place.Span.Start + distance, Shape.Place.Span.Length)) },
        [.. Targets.Select(t => t.Moved(tree, distance))]);

    private static ImmutableArray<CachedTarget>? TargetsOf(CallEdge step)
    {
        var targets = ImmutableArray.CreateBuilder<CachedTarget>(step.Targets.Length);
        foreach (var body in step.Targets)
        {
            if (CachedTarget.Of(body) is not { } target)
                return null;
            targets.Add(target);
        }

        return targets.MoveToImmutable();
    }
}

/// <summary>A body that a step runs: a method by its name, or a part of the same method, as that of a lock, by its steps.</summary>
internal sealed record CachedTarget(MethodKey? Key, ImmutableArray<CachedEdge> Part)
{
    public static CachedTarget? Of(MethodNode body) => body switch
    {
        { IsPart: true } => CachedEdge.Of(body.Edges) is { } part ? new CachedTarget(null, part) : null,
        { Key: { } key } => new CachedTarget(key, []),
        _ => null,
    };

    public CachedTarget Moved(SyntaxTree tree, int distance) => Part.IsEmpty ? this : new CachedTarget(Key, [.. Part.Select(s => s.Moved(tree, distance))]);

    public MethodNode In(BlockingAnalysis bodies) => Key is null ? new MethodNode([.. Part.Select(s => s.In(bodies))]) : bodies.Of(Key);
}
