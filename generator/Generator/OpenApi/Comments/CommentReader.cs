using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.OpenApi.Comments;

/// <summary>
/// Reads documentation comments. Those in the source are read as text: without GenerateDocumentationFile the compiler takes them for
/// any other comments. Those of another assembly are in its file, which <see cref="CommentFile"/> reads.
/// </summary>
internal static class CommentReader
{
    public static SymbolComment Of(ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (Read(Declaration(reference.GetSyntax(cancellation))) is { Length: > 0 } text)
                return SymbolComment.Parse(text);
        }

        if (symbol.Locations.Any(l => l.IsInSource))
            return SymbolComment.None;
        return symbol.OriginalDefinition.GetDocumentationCommentId() is { } id ? SymbolComment.OfFile(id) : SymbolComment.None;
    }

    /// <summary>A field has its comment before the whole declaration.</summary>
    private static SyntaxNode Declaration(SyntaxNode node) =>
        node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node : node;

    private static string Read(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (var trivia in node.GetLeadingTrivia())
        {
            if (trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
                or SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                Append(text, trivia.ToFullString());
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string comment)
    {
        if (comment.StartsWith("/**", StringComparison.Ordinal))
        {
            foreach (var line in comment.Substring(3, Math.Max(0, comment.Length - 5)).Split('\n'))
                text.Append(line.TrimStart().TrimStart('*')).Append('\n');
            return;
        }

        foreach (var line in comment.Split('\n').Select(l => l.TrimStart()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
                text.Append(line.Substring(3).TrimEnd('\r')).Append('\n');
        }
    }
}
