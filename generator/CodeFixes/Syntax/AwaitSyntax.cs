using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Creates await expressions.</summary>
internal static class AwaitSyntax
{
    /// <summary>Marks a new await of a task.</summary>
    public static readonly SyntaxAnnotation Annotation = new("new await");

    /// <summary>Marks an expression that is awaited as it is: no task, or one that says already where to go on.</summary>
    public static readonly SyntaxAnnotation Configured = new("configured");

    /// <summary>Returns an await of the expression, in parentheses if the place binds more tightly than await does.</summary>
    /// <param name="replaced">The node whose place and trivia the await takes.</param>
    public static ExpressionSyntax Await(ExpressionSyntax awaitable, SyntaxNode replaced)
    {
        ExpressionSyntax operand = BindsLessTightly(awaitable)
            ? SyntaxFactory.ParenthesizedExpression(awaitable.WithoutTrivia())
            : awaitable.WithoutTrivia();
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var await = SyntaxFactory.AwaitExpression(keyword, operand);
        if (!awaitable.HasAnnotation(Configured))
            await = await.WithAdditionalAnnotations(Annotation);
        ExpressionSyntax result = ReceiverSyntax.IsReceiver(replaced) ? SyntaxFactory.ParenthesizedExpression(await) : await;
        return result.WithTriviaFrom(replaced);
    }

    private static bool BindsLessTightly(ExpressionSyntax awaitable) =>
        awaitable is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            or RangeExpressionSyntax or WithExpressionSyntax or LambdaExpressionSyntax;
}
