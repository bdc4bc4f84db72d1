using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Cache;

/// <summary>The steps of a body.</summary>
/// <param name="Declaration">What has all of the body, so that it is known again after an edit elsewhere in the file; or null.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Looked">The declarations of other bodies that the steps depend on.</param>
internal sealed record CachedBody(SyntaxNode? Declaration, ImmutableArray<CachedEdge> Steps, ImmutableArray<SyntaxNode> Looked)
{
    /// <summary>Null where something of it cannot be remembered.</summary>
    public static CachedBody? Of(IMethodSymbol method, ImmutableArray<CallEdge> steps, ImmutableArray<SyntaxNode> looked) =>
        CachedEdge.Of(steps) is { } remembered ? new CachedBody(DeclarationOf(method), remembered, looked) : null;

    public ImmutableArray<CallEdge> In(BlockingAnalysis bodies) => [.. Steps.Select(s => s.In(bodies))];

    /// <summary>The same body in the file as it is after an edit: where it was, or moved by as much as the file has grown. Null if the edit changed it.</summary>
    public CachedBody? In(SyntaxTree tree, int growth)
    {
        if (Declaration is null || SameIn(tree, Declaration, growth) is not { } same)
            return null;
        var distance = same.SpanStart - Declaration.SpanStart;
        return new CachedBody(same, [.. Steps.Select(s => s.Moved(tree, distance))], Looked);
    }

    /// <summary>The same, depending on what stands now in the files that it looked into; null if something there was edited.</summary>
    /// <param name="treeAt">The file of now that has a path.</param>
    public CachedBody? Over(Func<string, SyntaxTree?> treeAt)
    {
        if (Looked.All(n => treeAt(n.SyntaxTree.FilePath) == n.SyntaxTree))
            return this;
        var looked = ImmutableArray.CreateBuilder<SyntaxNode>(Looked.Length);
        foreach (var node in Looked)
        {
            if (treeAt(node.SyntaxTree.FilePath) is not { } tree || SameIn(tree, node, tree.Length - node.SyntaxTree.Length) is not { } same)
                return null;
            looked.Add(same);
        }

        return this with { Looked = looked.MoveToImmutable() };
    }

    /// <summary>The parser keeps the nodes that an edit leaves alone: where they were, or moved by as much as the file has grown.</summary>
    private static SyntaxNode? SameIn(SyntaxTree tree, SyntaxNode before, int growth) =>
        tree == before.SyntaxTree ? before : SameAt(tree, before, before.SpanStart) ?? SameAt(tree, before, before.SpanStart + growth);

    private static SyntaxNode? SameAt(SyntaxTree tree, SyntaxNode before, int position)
    {
        if (!tree.GetRoot().FullSpan.Contains(position))
            return null;
        for (var node = tree.GetRoot().FindToken(position).Parent; node is not null && node.SpanStart == position; node = node.Parent)
        {
            if (node.IsIncrementallyIdenticalTo(before))
                return node;
        }

        return null;
    }

    /// <summary>Initialisers that a constructor runs are elsewhere in the file.</summary>
    private static SyntaxNode? DeclarationOf(IMethodSymbol method) => method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        ? null
        : (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is [var only] ? only.GetSyntax() : null;
}
