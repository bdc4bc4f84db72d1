using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>The function that a piece of code stands in: a method, a local function or a lambda.</summary>
internal static class FunctionSyntax
{
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax)
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

    /// <summary>All that is in the function, and not in another one inside of it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode function) => function.DescendantNodes(
        n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
