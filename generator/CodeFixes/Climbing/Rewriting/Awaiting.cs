using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>Puts awaits before expressions, in parentheses where what follows binds closer.</summary>
internal static class Awaiting
{
    /// <summary>Awaits a task in the place of a node.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax task, SyntaxNode place)
    {
        var awaited = Await(task);
        return BindsCloser(place) ? Parenthesize(awaited) : awaited;
    }

    public static ExpressionSyntax Await(ExpressionSyntax task) => SyntaxFactory.AwaitExpression(
        SyntaxFactory.Token(task.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        Operand(task.WithoutLeadingTrivia()));

    public static ExpressionSyntax Parenthesize(ExpressionSyntax expression) =>
        SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    /// <summary>A using statement or declaration that awaits.</summary>
    public static SyntaxNode Using(SyntaxNode statement)
    {
        var word = SyntaxFactory.Token(statement.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return statement switch
        {
            UsingStatementSyntax block => block.WithUsingKeyword(block.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(word),
            LocalDeclarationStatementSyntax local => local.WithUsingKeyword(local.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(word),
            _ => statement,
        };
    }

    /// <summary>Whether what is around the node is made upon it.</summary>
    private static bool BindsCloser(SyntaxNode place) => place.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == place,
        ElementAccessExpressionSyntax access => access.Expression == place,
        InvocationExpressionSyntax call => call.Expression == place,
        ConditionalAccessExpressionSyntax access => access.Expression == place,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    private static ExpressionSyntax Operand(ExpressionSyntax task) =>
        task is ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax or RangeExpressionSyntax
            ? Parenthesize(task)
            : task;
}
