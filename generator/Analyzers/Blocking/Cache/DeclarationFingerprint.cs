using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>The declarations of a file without the bodies: everything that other files can see.</summary>
internal static class DeclarationFingerprint
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> OfTrees = new();

    /// <summary>A digest: equal for files that differ in bodies, comments and spaces alone.</summary>
    public static string Of(SyntaxTree tree) => OfTrees.GetValue(tree, Read);

    private static string Read(SyntaxTree tree)
    {
        var text = new StringBuilder();
        foreach (var token in tree.GetRoot().DescendantTokens(n => !IsBody(n)))
            text.Append(token.Text).Append('\n');
        // What a file defines decides which calls of [Conditional] methods there are.
        foreach (var directive in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Where(t => t.HasStructure))
            text.Append(directive.ToString());
        return CompilationFingerprint.Digest(text);
    }

    /// <summary>Initialisers count as declarations: the value of a constant is seen everywhere.</summary>
    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        ArrowExpressionClauseSyntax =>
            node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        _ => false,
    };
}
