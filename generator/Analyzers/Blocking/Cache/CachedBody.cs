using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>The edges of a method.</summary>
/// <param name="Declaration">What has all of the body, so that it is known again after an edit elsewhere in the file; or null.</param>
/// <param name="Edges">The edges.</param>
/// <param name="Dependencies">The declarations of other members that the edges depend on.</param>
internal sealed record CachedBody(SyntaxNode? Declaration, ImmutableArray<CachedEdge> Edges, ImmutableArray<SyntaxNode> Dependencies)
{
    /// <summary>Null where something of it cannot be cached.</summary>
    public static CachedBody? Of(IMethodSymbol method, ImmutableArray<CallEdge> edges, BodyDependencies dependencies) =>
        CachedEdge.Of(edges) is { } cached ? new CachedBody(DeclarationOf(method), cached, dependencies.Declarations) : null;

    public ImmutableArray<CallEdge> In(MethodGraph graph) => [.. Edges.Select(e => e.In(graph))];

    /// <summary>
    /// The same body in the file as it is after an edit: where it was, or moved by as much as the file has grown. Null if the edit changed
    /// it.
    /// </summary>
    public CachedBody? In(SyntaxTree tree, int growth)
    {
        if (Declaration is null || SameIn(tree, Declaration, growth) is not { } same)
            return null;
        var distance = same.SpanStart - Declaration.SpanStart;
        return new CachedBody(same, [.. Edges.Select(e => e.Moved(tree, distance))], Dependencies);
    }

    /// <summary>The same, depending on what stands now in the files of its dependencies; null if something there was edited.</summary>
    /// <param name="treeAt">The file of now that has a path.</param>
    public CachedBody? Over(Func<string, SyntaxTree?> treeAt)
    {
        if (Dependencies.All(n => treeAt(n.SyntaxTree.FilePath) == n.SyntaxTree))
            return this;
        var dependencies = ImmutableArray.CreateBuilder<SyntaxNode>(Dependencies.Length);
        foreach (var node in Dependencies)
        {
            if (treeAt(node.SyntaxTree.FilePath) is not { } tree
                || SameIn(tree, node, tree.Length - node.SyntaxTree.Length) is not { } same)
                return null;
            dependencies.Add(same);
        }

        return this with { Dependencies = dependencies.MoveToImmutable() };
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

    /// <summary>A constructor runs the initialisers of its type, too.</summary>
    private static SyntaxNode? DeclarationOf(IMethodSymbol method)
    {
        var isConstructor = method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor;
        ISymbol owner = isConstructor ? method.ContainingType : method.PartialImplementationPart ?? method;
        return owner.DeclaringSyntaxReferences is [var only] ? only.GetSyntax() : null;
    }
}
