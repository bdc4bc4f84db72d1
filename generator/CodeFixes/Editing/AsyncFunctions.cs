using System.Runtime.CompilerServices;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Editing;

/// <summary>Adds the async modifier to functions that return a task already, and makes them return the result of the task.</summary>
internal static class AsyncFunctions
{
    /// <summary>Returns the async function, or the function itself if it is async.</summary>
    public static SyntaxNode MakeAsync(SyntaxNode function, bool hasResult)
    {
        if (FunctionSyntax.IsAsync(function))
            return function;
        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().Where(r => r.Expression is not null).ToList();
        function = function.ReplaceNodes(returns, (old, current) => hasResult ? WithResult(current) : WithoutResult(old, current));
        if (!hasResult)
            function = RemoveLastReturn(function);
        return AsyncModifier.AddTo(AwaitExpressionBody(function, hasResult));
    }

    private static ReturnStatementSyntax WithResult(ReturnStatementSyntax statement) =>
        statement.WithExpression(ResultOf(statement.Expression!));

    private static ExpressionSyntax ResultOf(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return FindResult(expression);
    }

    private static ExpressionSyntax FindResult(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax or ThrowExpressionSyntax or LiteralExpressionSyntax or DefaultExpressionSyntax => expression,
        InvocationExpressionSyntax call when IsFromResult(call) => call.ArgumentList.Arguments[0].Expression.WithTriviaFrom(expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] } creation when IsValueTask(creation) =>
            TaskWrappers.IsMarked(creation) ? AwaitSyntax.Await(only, expression) : only.WithTriviaFrom(expression),
        ConditionalExpressionSyntax either => either.WithWhenTrue(ResultOf(either.WhenTrue)).WithWhenFalse(ResultOf(either.WhenFalse)),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } known => NotNull(known),
        ParenthesizedExpressionSyntax parenthesized => parenthesized.WithExpression(ResultOf(parenthesized.Expression)),
        SwitchExpressionSyntax choice => choice.ReplaceNodes(choice.Arms, (_, a) => a.WithExpression(ResultOf(a.Expression))),
        _ => AwaitSyntax.Await(expression, expression),
    };

    /// <summary>Moves a mark of the task to its result: <c>task!</c> becomes <c>(await task)!</c>.</summary>
    private static PostfixUnaryExpressionSyntax NotNull(PostfixUnaryExpressionSyntax known) =>
        known.WithOperand(PrimarySyntax.Of(ResultOf(known.Operand)));

    private static bool IsFromResult(InvocationExpressionSyntax call) => call is
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: var type },
        ArgumentList.Arguments.Count: 1,
    } && LastNameOf(type) is "Task" or "ValueTask";

    private static bool IsValueTask(BaseObjectCreationExpressionSyntax creation) =>
        creation is ImplicitObjectCreationExpressionSyntax
        || (creation is ObjectCreationExpressionSyntax { Type: var type } && LastNameOf(type) == "ValueTask");

    private static string? LastNameOf(ExpressionSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Returns an await of the task, followed by a return where that does not end the function.</summary>
    private static StatementSyntax WithoutResult(ReturnStatementSyntax old, ReturnStatementSyntax current)
    {
        var end = SyntaxFactory.ReturnStatement().WithTrailingTrivia(current.GetTrailingTrivia());
        if (IsCompleted(current.Expression!))
            return end.WithLeadingTrivia(current.GetLeadingTrivia());
        var awaited = SyntaxFactory.ExpressionStatement(AwaitSyntax.Await(current.Expression!, current.Expression!))
            .WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia());
        if (IsLast(old))
            return awaited;
        return SyntaxFactory.Block(awaited.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed), end.WithoutTrivia())
            .WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation, BlockFlattening.Annotation);
    }

    private static bool IsLast(StatementSyntax statement) =>
        statement.Parent is BlockSyntax body && body.Statements.Last() == statement
        && body.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsCompleted(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        DefaultExpressionSyntax => true,
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    private static SyntaxNode RemoveLastReturn(SyntaxNode function)
    {
        if (FunctionSyntax.BlockOf(function)?.Statements.LastOrDefault() is not ReturnStatementSyntax { Expression: null } last)
            return function;
        var isBlank = last.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));
        return function.RemoveNode(last, isBlank ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepLeadingTrivia)!;
    }

    private static SyntaxNode AwaitExpressionBody(SyntaxNode function, bool hasResult)
    {
        var expression = FunctionSyntax.ExpressionBodyOf(function);
        if (expression is null or AwaitExpressionSyntax or ThrowExpressionSyntax)
            return function;
        return function.ReplaceNode(expression, hasResult ? ResultOf(expression) : AwaitSyntax.Await(expression, expression));
    }
}
