using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>A place that changes, and how: the node is given with what changed in it.</summary>
/// <param name="Document">Where it is.</param>
/// <param name="Node">What is replaced.</param>
/// <param name="Rewrite">Makes the replacement.</param>
/// <param name="Import">A namespace to import for it, or null.</param>
internal sealed record Site(Document Document, SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Rewrite, string? Import = null);
