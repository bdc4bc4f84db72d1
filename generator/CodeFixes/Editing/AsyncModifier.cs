using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Adds the async modifier to functions.</summary>
internal static class AsyncModifier
{
    /// <summary>Returns the function with the modifier, and without any other change.</summary>
    public static SyntaxNode AddTo(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: 0 } method =>
            method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([Token(method.ReturnType.GetLeadingTrivia())]),
        MethodDeclarationSyntax method => method.WithModifiers(WithAsync(method.Modifiers)),
        LocalFunctionStatementSyntax { Modifiers.Count: 0 } local =>
            local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers([Token(local.ReturnType.GetLeadingTrivia())]),
        LocalFunctionStatementSyntax local => local.WithModifiers(WithAsync(local.Modifiers)),
        AnonymousFunctionExpressionSyntax lambda => AddToLambda(lambda),
        _ => function,
    };

    /// <summary>"partial" stays last (C# language specification, section 15.2.7).</summary>
    private static SyntaxTokenList WithAsync(SyntaxTokenList modifiers)
    {
        var last = modifiers[modifiers.Count - 1];
        return last.IsKind(SyntaxKind.PartialKeyword)
            ? modifiers.Replace(last, last.WithLeadingTrivia()).Insert(modifiers.Count - 1, Token(last.LeadingTrivia))
            : modifiers.Add(Token([]));
    }

    private static SyntaxToken Token(SyntaxTriviaList leading) =>
        SyntaxFactory.Token(leading, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static SyntaxNode AddToLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        var leading = lambda.GetLeadingTrivia();
        var bare = (AnonymousFunctionExpressionSyntax)lambda.WithoutLeadingTrivia();
        return bare.AddModifiers(Token([])).WithLeadingTrivia(leading);
    }
}
