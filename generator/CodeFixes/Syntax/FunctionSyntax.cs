using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Reads functions: methods, local functions and lambdas.</summary>
internal static class FunctionSyntax
{
    /// <summary>Returns the function around the node, or the top-level statements; null in other members, such as accessors.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
                or CompilationUnitSyntax)
                return ancestor;
            if (ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax)
                return null;
        }

        return null;
    }

    public static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => true,
    };

    public static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        (model.GetDeclaredSymbol(function, cancellation) ?? model.GetSymbolInfo(function, cancellation).Symbol) as IMethodSymbol;

    /// <summary>Returns the nodes of the function, without those of the functions inside it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) => function.DescendantNodes(
        n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    public static BlockSyntax? BlockOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    /// <summary>Returns the expression after the arrow, or null if the function has a block.</summary>
    public static ExpressionSyntax? ExpressionBodyOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };
}
