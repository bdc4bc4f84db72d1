using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Gives the async modifier to functions that return a task already: what they return is then awaited.</summary>
internal static class AsyncFunctions
{
    public static bool CanBeAsync(SyntaxNode function, IMethodSymbol symbol) =>
        symbol.Parameters.All(p => p.RefKind == RefKind.None && !p.Type.IsRefLikeType)
        && !FunctionSyntax.Own(function).OfType<YieldStatementSyntax>().Any()
        && function is not MethodDeclarationSyntax { Body: null, ExpressionBody: null };

    /// <summary>The function with the modifier, and with its results as an async function gives them.</summary>
    public static SyntaxNode MakeAsync(SyntaxNode function, bool hasResult)
    {
        if (FunctionSyntax.IsAsync(function))
            return function;
        var returns = FunctionSyntax.Own(function).OfType<ReturnStatementSyntax>().Where(r => r.Expression is not null).ToList();
        function = function.ReplaceNodes(returns, (old, current) => hasResult ? WithResult(current) : WithoutResult(old, current));
        if (!hasResult)
            function = RemoveLastReturn(function);
        return AddModifier(AwaitExpressionBody(function, hasResult));
    }

    private static ReturnStatementSyntax WithResult(ReturnStatementSyntax statement) => statement.WithExpression(ResultOf(statement.Expression!));

    private static ExpressionSyntax ResultOf(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax => expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: [var only] }
            => only.Expression.WithTriviaFrom(expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] } when expression.ToString().StartsWith("new ValueTask", StringComparison.Ordinal)
            || expression is ImplicitObjectCreationExpressionSyntax => only.WithTriviaFrom(expression),
        ConditionalExpressionSyntax either => either.WithWhenTrue(ResultOf(either.WhenTrue)).WithWhenFalse(ResultOf(either.WhenFalse)),
        ParenthesizedExpressionSyntax parenthesized => parenthesized.WithExpression(ResultOf(parenthesized.Expression)),
        _ => AwaitPlaces.Await(expression, expression),
    };

    /// <summary>Without a result: the task is awaited, and then the function ends.</summary>
    private static StatementSyntax WithoutResult(ReturnStatementSyntax old, ReturnStatementSyntax current)
    {
        var end = SyntaxFactory.ReturnStatement().WithTrailingTrivia(current.GetTrailingTrivia());
        if (IsCompleted(current.Expression!))
            return end.WithLeadingTrivia(current.GetLeadingTrivia());
        var awaited = SyntaxFactory.ExpressionStatement(AwaitPlaces.Await(current.Expression!, current.Expression!))
            .WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia());
        if (IsLast(old))
            return awaited;
        return SyntaxFactory.Block(awaited.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed), end.WithoutTrivia())
            .WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia())
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation, SemaphoreBlocks.Flattening);
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
        var body = function switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        return body?.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: null } last
            ? function.RemoveNode(last, last.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
                ? SyntaxRemoveOptions.KeepNoTrivia
                : SyntaxRemoveOptions.KeepLeadingTrivia)!
            : function;
    }

    private static SyntaxNode AwaitExpressionBody(SyntaxNode function, bool hasResult)
    {
        var expression = function switch
        {
            MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
            AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
            _ => null,
        };
        if (expression is null or AwaitExpressionSyntax)
            return function;
        return function.ReplaceNode(expression, hasResult ? ResultOf(expression) : AwaitPlaces.Await(expression, expression));
    }

    /// <summary>The function with the modifier alone.</summary>
    public static SyntaxNode AddModifier(SyntaxNode function)
    {
        var token = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return function switch
        {
            MethodDeclarationSyntax method => AddTo(method, token),
            LocalFunctionStatementSyntax local when local.Modifiers.Count == 0 =>
                local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers([token.WithLeadingTrivia(local.GetLeadingTrivia())]),
            LocalFunctionStatementSyntax local => local.AddModifiers(token),
            AnonymousFunctionExpressionSyntax lambda => AddTo(lambda, token),
            _ => function,
        };
    }

    private static MethodDeclarationSyntax AddTo(MethodDeclarationSyntax method, SyntaxToken token)
    {
        if (method.Modifiers.Count == 0)
            return method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([token.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())]);

        // "partial" stays last (C# language specification, section 15.2.7).
        var partial = method.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return partial < 0 ? method.AddModifiers(token) : method.WithModifiers(method.Modifiers.Insert(partial, token));
    }

    private static AnonymousFunctionExpressionSyntax AddTo(AnonymousFunctionExpressionSyntax lambda, SyntaxToken token)
    {
        var leading = lambda.GetLeadingTrivia();
        return (AnonymousFunctionExpressionSyntax)((AnonymousFunctionExpressionSyntax)lambda.WithoutLeadingTrivia()).AddModifiers(token).WithLeadingTrivia(leading);
    }
}
