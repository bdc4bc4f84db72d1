using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Gives the async modifier to functions that return a task already: what they return is then awaited.</summary>
internal static class AsyncFunctions
{
    /// <summary>Marks a <c>new ValueTask</c> of a task, and not of a value: see <see cref="TaskWrappers"/>.</summary>
    public static readonly SyntaxAnnotation OfTask = new("of task");

    /// <summary>The function with the modifier, and with its results as an async function gives them.</summary>
    public static SyntaxNode MakeAsync(SyntaxNode function, bool hasResult)
    {
        if (FunctionSyntax.IsAsync(function))
            return function;
        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().Where(r => r.Expression is not null).ToList();
        function = function.ReplaceNodes(returns, (old, current) => hasResult ? WithResult(current) : WithoutResult(old, current));
        if (!hasResult)
            function = RemoveLastReturn(function);
        return AddModifier(AwaitExpressionBody(function, hasResult));
    }

    private static ReturnStatementSyntax WithResult(ReturnStatementSyntax statement) => statement.WithExpression(ResultOf(statement.Expression!));

    private static ExpressionSyntax ResultOf(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax or ThrowExpressionSyntax or LiteralExpressionSyntax or DefaultExpressionSyntax => expression,
        InvocationExpressionSyntax call when IsFromResult(call) => call.ArgumentList.Arguments[0].Expression.WithTriviaFrom(expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] } creation when IsValueTask(creation) =>
            creation.HasAnnotation(OfTask) ? AwaitSyntax.Await(only, expression) : only.WithTriviaFrom(expression),
        ConditionalExpressionSyntax either => either.WithWhenTrue(ResultOf(either.WhenTrue)).WithWhenFalse(ResultOf(either.WhenFalse)),
        ParenthesizedExpressionSyntax parenthesized => parenthesized.WithExpression(ResultOf(parenthesized.Expression)),
        SwitchExpressionSyntax choice => choice.ReplaceNodes(choice.Arms, (_, a) => a.WithExpression(ResultOf(a.Expression))),
        _ => AwaitSyntax.Await(expression, expression),
    };

    private static bool IsFromResult(InvocationExpressionSyntax call) => call is
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: var type },
        ArgumentList.Arguments.Count: 1,
    } && LastNameOf(type) is "Task" or "ValueTask";

    private static bool IsValueTask(BaseObjectCreationExpressionSyntax creation) =>
        creation is ImplicitObjectCreationExpressionSyntax || (creation is ObjectCreationExpressionSyntax { Type: var type } && LastNameOf(type) == "ValueTask");

    private static string? LastNameOf(ExpressionSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Without a result: the task is awaited, and then the function ends.</summary>
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
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation, BlockFlattening.Annotation);
    }

    private static bool IsLast(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax } body && body.Statements.Last() == statement;

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
        return FunctionSyntax.BlockOf(function)?.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: null } last
            ? function.RemoveNode(last, last.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
                ? SyntaxRemoveOptions.KeepNoTrivia
                : SyntaxRemoveOptions.KeepLeadingTrivia)!
            : function;
    }

    private static SyntaxNode AwaitExpressionBody(SyntaxNode function, bool hasResult)
    {
        var expression = FunctionSyntax.ExpressionBodyOf(function);
        if (expression is null or AwaitExpressionSyntax or ThrowExpressionSyntax)
            return function;
        return function.ReplaceNode(expression, hasResult ? ResultOf(expression) : AwaitSyntax.Await(expression, expression));
    }

    /// <summary>The function with the modifier alone.</summary>
    public static SyntaxNode AddModifier(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: 0 } method =>
            method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([Async(method.ReturnType.GetLeadingTrivia())]),
        MethodDeclarationSyntax method => method.WithModifiers(WithAsync(method.Modifiers)),
        LocalFunctionStatementSyntax { Modifiers.Count: 0 } local =>
            local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers([Async(local.ReturnType.GetLeadingTrivia())]),
        LocalFunctionStatementSyntax local => local.WithModifiers(WithAsync(local.Modifiers)),
        AnonymousFunctionExpressionSyntax lambda => AddTo(lambda),
        _ => function,
    };

    /// <summary>"partial" stays last (C# language specification, section 15.2.7).</summary>
    private static SyntaxTokenList WithAsync(SyntaxTokenList modifiers)
    {
        var last = modifiers[modifiers.Count - 1];
        return last.IsKind(SyntaxKind.PartialKeyword)
            ? modifiers.Replace(last, last.WithLeadingTrivia()).Insert(modifiers.Count - 1, Async(last.LeadingTrivia))
            : modifiers.Add(Async([]));
    }

    private static SyntaxToken Async(SyntaxTriviaList leading) => SyntaxFactory.Token(leading, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static AnonymousFunctionExpressionSyntax AddTo(AnonymousFunctionExpressionSyntax lambda)
    {
        var leading = lambda.GetLeadingTrivia();
        return (AnonymousFunctionExpressionSyntax)((AnonymousFunctionExpressionSyntax)lambda.WithoutLeadingTrivia()).AddModifiers(Async([])).WithLeadingTrivia(leading);
    }
}
