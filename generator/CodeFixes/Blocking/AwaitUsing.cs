using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Turns using statements and declarations into await using.</summary>
internal static class AwaitUsing
{
    public static bool IsAsyncDisposable(ITypeSymbol type) =>
        type.Name == "IAsyncDisposable" || type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable");

    public static SyntaxNode Rewrite(SyntaxNode statement)
    {
        var keyword = SyntaxFactory.Token(
            statement.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return statement.WithoutLeadingTrivia() switch
        {
            UsingStatementSyntax block => block.WithAwaitKeyword(keyword),
            LocalDeclarationStatementSyntax local => local.WithAwaitKeyword(keyword),
            var other => other,
        };
    }
}
