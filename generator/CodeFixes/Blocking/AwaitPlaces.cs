using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Where an await can stand (C# language specification, section 12.9.9).</summary>
internal static class AwaitPlaces
{
    /// <summary>Whether the place can hold an await, perhaps after its function was made async.</summary>
    public static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.Around(node) is not { } function || IsForbidden(node, function, model, cancellation))
            return false;
        return FunctionSyntax.IsAsync(function)
            || (FunctionSyntax.SymbolOf(function, model, cancellation) is { } symbol && Awaitables.IsTask(symbol.ReturnType) && AsyncFunctions.CanBeAsync(function, symbol));
    }

    private static bool IsForbidden(SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        for (var n = node; n is not null && n != function; n = n.Parent)
        {
            if (n != node && n is LockStatementSyntax locked && !locked.Expression.Span.Contains(node.Span))
                return true;
            if (n is CatchFilterClauseSyntax or UnsafeStatementSyntax or AttributeSyntax or ParameterSyntax or FixedStatementSyntax)
                return true;
            if (n is QueryExpressionSyntax query && !query.FromClause.Expression.Span.Contains(node.Span))
                return true;
        }

        return IsExpressionTree(function, model, cancellation);
    }

    private static bool IsExpressionTree(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        function is AnonymousFunctionExpressionSyntax
        && model.GetTypeInfo(function, cancellation).ConvertedType is { Name: "Expression" or "LambdaExpression" } type
        && type.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions";

    /// <summary>An await of the expression, in parentheses where the place binds more closely than it does.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaitable, SyntaxNode replaced)
    {
        ExpressionSyntax operand = awaitable is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
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
