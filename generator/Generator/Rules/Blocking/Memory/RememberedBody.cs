using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>The steps of a body.</summary>
/// <param name="Declaration">What has all of the body, so that it is known again after an edit elsewhere in the file; or null.</param>
/// <param name="Steps">The steps.</param>
internal sealed record RememberedBody(SyntaxNode? Declaration, ImmutableArray<RememberedStep> Steps)
{
    /// <summary>Null where something of it cannot be remembered.</summary>
    public static RememberedBody? Of(IMethodSymbol method, ImmutableArray<Step> steps) =>
        RememberedStep.Of(steps) is { } remembered ? new RememberedBody(DeclarationOf(method), remembered) : null;

    public ImmutableArray<Step> In(CompilationBodies bodies) => [.. Steps.Select(s => s.In(bodies))];

    /// <summary>The same body in the file as it is after an edit: where it was, or moved by as much as the file has grown. Null if the edit changed it.</summary>
    public RememberedBody? In(SyntaxTree tree, int growth)
    {
        if (Declaration is null)
            return null;
        foreach (var distance in new[] { 0, growth })
        {
            if (SameAt(tree.GetRoot(), Declaration.SpanStart + distance) is { } declaration)
                return new RememberedBody(declaration, [.. Steps.Select(s => s.Moved(tree, distance))]);
        }

        return null;
    }

    /// <summary>The parser keeps the nodes that an edit leaves alone.</summary>
    private SyntaxNode? SameAt(SyntaxNode root, int position)
    {
        if (!root.FullSpan.Contains(position))
            return null;
        for (var node = root.FindToken(position).Parent; node is not null && node.SpanStart == position; node = node.Parent)
        {
            if (node.IsIncrementallyIdenticalTo(Declaration))
                return node;
        }

        return null;
    }

    /// <summary>Initialisers that a constructor runs are elsewhere in the file.</summary>
    private static SyntaxNode? DeclarationOf(IMethodSymbol method) => method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        ? null
        : (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is [var only] ? only.GetSyntax() : null;
}
