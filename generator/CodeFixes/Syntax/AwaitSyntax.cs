using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Creates await expressions.</summary>
internal static class AwaitSyntax
{
    /// <summary>Returns an await of the expression, in parentheses if the place binds more tightly than await does.</summary>
    /// <param name="replaced">The node whose place and trivia the await takes.</param>
    public static ExpressionSyntax Await(ExpressionSyntax awaitable, SyntaxNode replaced)
    {
        ExpressionSyntax operand = BindsLessTightly(awaitable)
            ? SyntaxFactory.ParenthesizedExpression(awaitable.WithoutTrivia())
            : awaitable.WithoutTrivia();
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var await = SyntaxFactory.AwaitExpression(keyword, operand);
        ExpressionSyntax result = ReceiverSyntax.IsReceiver(replaced) ? SyntaxFactory.ParenthesizedExpression(await) : await;
        return result.WithTriviaFrom(replaced);
    }

    private static bool BindsLessTightly(ExpressionSyntax awaitable) =>
        awaitable is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            or RangeExpressionSyntax or WithExpressionSyntax or LambdaExpressionSyntax;
}
