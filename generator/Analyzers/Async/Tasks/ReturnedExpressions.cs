using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>The expressions that a method returns, not those that functions in it return.</summary>
internal static class ReturnedExpressions
{
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode declaration)
    {
        var arrow = declaration switch
        {
            MethodDeclarationSyntax method => method.ExpressionBody,
            LocalFunctionStatementSyntax function => function.ExpressionBody,
            _ => null,
        };
        return arrow is not null
            ? [arrow.Expression]
            : declaration.DescendantNodes(n => n == declaration || !IsFunction(n))
                .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
