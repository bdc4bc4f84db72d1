using Adapters.CodeFixes.Climbing;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Where an await can stand (C# language specification, section 12.9.9).</summary>
internal static class AwaitPlaces
{
    /// <summary>Whether the place can hold an await, perhaps after its function was made async.</summary>
    public static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.Around(node) is not { } function || AwaitObstacles.PlaceOf(node, function) is not null)
            return false;
        return (FunctionSyntax.IsAsync(function) || CanBecomeAsync(function, model, cancellation)) && !StackValues.AreKeptAcross(node, function, model, cancellation);
    }

    private static bool CanBecomeAsync(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        FunctionSyntax.SymbolOf(function, model, cancellation) is { } symbol && Awaitables.IsTask(symbol.ReturnType)
        && Functions.Forbids(function, symbol, "", model, cancellation) is null && AsyncFunctions.CanBeAsync(function);

    /// <summary>An await of the expression, in parentheses where the place binds more closely than it does.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaitable, SyntaxNode replaced)
    {
        ExpressionSyntax operand = awaitable is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            or RangeExpressionSyntax or WithExpressionSyntax or LambdaExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(awaitable.WithoutTrivia())
            : awaitable.WithoutTrivia();
        var await = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand);
        ExpressionSyntax result = NeedsParentheses(replaced) ? SyntaxFactory.ParenthesizedExpression(await) : await;
        return result.WithTriviaFrom(replaced);
    }

    private static bool NeedsParentheses(SyntaxNode replaced) => replaced.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == replaced,
        ElementAccessExpressionSyntax access => access.Expression == replaced,
        ConditionalAccessExpressionSyntax access => access.Expression == replaced,
        InvocationExpressionSyntax call => call.Expression == replaced,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}
