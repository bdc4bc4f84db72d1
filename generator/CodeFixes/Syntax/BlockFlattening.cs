using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Syntax;

/// <summary>
/// Merges blocks into the blocks around them. Where several statements replace one, a block holds them, because one may be all that fits.
/// </summary>
internal static class BlockFlattening
{
    /// <summary>Marks a block whose statements may move to the block around it.</summary>
    public static readonly SyntaxAnnotation Annotation = new("flatten");

    public static SyntaxNode Flatten(SyntaxNode root)
    {
        while (Next(root) is { } block)
        {
            var statements = block.Statements.Select(s => s.WithAdditionalAnnotations(Formatter.Annotation));
            root = root.ReplaceNode(block, statements);
        }

        return root;
    }

    private static BlockSyntax? Next(SyntaxNode root) =>
        root.GetAnnotatedNodes(Annotation).OfType<BlockSyntax>().FirstOrDefault(b => b.Parent is BlockSyntax or SwitchSectionSyntax);
}
