using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>A step without anything of its compilation.</summary>
/// <param name="Shape">The step without its targets.</param>
/// <param name="Targets">Its targets.</param>
internal sealed record RememberedStep(Step Shape, ImmutableArray<RememberedTarget> Targets)
{
    /// <summary>Null where a target has no name.</summary>
    public static ImmutableArray<RememberedStep>? Of(ImmutableArray<Step> steps)
    {
        var remembered = ImmutableArray.CreateBuilder<RememberedStep>(steps.Length);
        foreach (var step in steps)
        {
            if (TargetsOf(step) is not { } targets)
                return null;
            remembered.Add(new RememberedStep(step with { Targets = [] }, targets));
        }

        return remembered.MoveToImmutable();
    }

    public Step In(CompilationBodies bodies) => Targets.IsEmpty ? Shape : Shape with { Targets = [.. Targets.Select(t => t.In(bodies))] };

    public RememberedStep Moved(SyntaxTree tree, int distance) => new(
        Shape with { Place = new SourcePlace(tree, new TextSpan(Shape.Place.Span.Start + distance, Shape.Place.Span.Length)) },
        [.. Targets.Select(t => t.Moved(tree, distance))]);

    private static ImmutableArray<RememberedTarget>? TargetsOf(Step step)
    {
        var targets = ImmutableArray.CreateBuilder<RememberedTarget>(step.Targets.Length);
        foreach (var body in step.Targets)
        {
            if (RememberedTarget.Of(body) is not { } target)
                return null;
            targets.Add(target);
        }

        return targets.MoveToImmutable();
    }
}

/// <summary>A body that a step runs: a method by its name, or a part of the same method, as that of a lock, by its steps.</summary>
internal sealed record RememberedTarget(BodyKey? Key, ImmutableArray<RememberedStep> Part)
{
    public static RememberedTarget? Of(Body body) => body switch
    {
        { IsPart: true } => RememberedStep.Of(body.Steps) is { } part ? new RememberedTarget(null, part) : null,
        { Key: { } key } => new RememberedTarget(key, []),
        _ => null,
    };

    public RememberedTarget Moved(SyntaxTree tree, int distance) => Part.IsEmpty ? this : new RememberedTarget(Key, [.. Part.Select(s => s.Moved(tree, distance))]);

    public Body In(CompilationBodies bodies) => Key is null ? new Body([.. Part.Select(s => s.In(bodies))]) : bodies.Of(Key);
}
