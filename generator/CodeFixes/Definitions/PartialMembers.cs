using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Definitions;

/// <summary>Adds members to a type, and makes it partial for them.</summary>
internal static class PartialMembers
{
    private const string Step = "    ";

    /// <param name="members">The members as text, without indentation.</param>
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, string members)
    {
        var newLine = UsingDirectives.EndOfLine(type).ToString();
        var indent = IndentOf(type);
        var gap = type.Members.Count > 0 ? newLine : "";
        type = WithBraces(type, newLine, indent);
        var lines = members.Split('\n').Select(l => l.Length == 0 ? newLine : $"{indent}{Step}{l}{newLine}");
        var parsed = ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"class Wrapper {{{newLine}{gap}{string.Concat(lines)}}}")!).Members;
        return WithPartial((TypeDeclarationSyntax)type.AddMembers([.. parsed]));
    }

    private static string IndentOf(TypeDeclarationSyntax type) =>
        string.Concat(type.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Select(t => t.ToString()));

    /// <summary>A record without members may end with a semicolon.</summary>
    private static TypeDeclarationSyntax WithBraces(TypeDeclarationSyntax type, string newLine, string indent)
    {
        if (!type.SemicolonToken.IsKind(SyntaxKind.SemicolonToken))
            return type;
        var (before, after) = (SyntaxFactory.EndOfLine(newLine), SyntaxFactory.Whitespace(indent));
        var open = SyntaxFactory.Token([before, after], SyntaxKind.OpenBraceToken, [SyntaxFactory.EndOfLine(newLine)]);
        var close = SyntaxFactory.Token([after], SyntaxKind.CloseBraceToken, type.SemicolonToken.TrailingTrivia);
        return ((TypeDeclarationSyntax)type.WithSemicolonToken(default)).WithOpenBraceToken(open).WithCloseBraceToken(close);
    }

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;
        var token = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
            return (TypeDeclarationSyntax)type.AddModifiers(token);
        var leading = type.GetLeadingTrivia();
        return (TypeDeclarationSyntax)type.WithLeadingTrivia().AddModifiers(token.WithLeadingTrivia(leading));
    }
}
