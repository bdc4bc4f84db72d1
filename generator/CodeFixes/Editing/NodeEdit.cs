using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>A change of one node. It is planned in the code as it was, and made after the changes inside the node.</summary>
/// <param name="Node">The node to replace, in the code as it was.</param>
/// <param name="Rewrite">Creates the new node from the node as it is by then.</param>
/// <param name="Import">A namespace that the new node needs, or null.</param>
internal sealed record NodeEdit(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Rewrite, string? Import = null)
{
    /// <summary>Indicates whether the new node contains an await, so that the function around it must be async.</summary>
    public bool Awaits { get; init; }

    /// <summary>Returns the edit with an await around the new expression, or the edit itself if that awaits already.</summary>
    public NodeEdit Awaited() =>
        Awaits ? this : this with { Rewrite = node => AwaitSyntax.Await((ExpressionSyntax)Rewrite(node), node), Awaits = true };
}
