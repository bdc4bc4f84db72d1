using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>
/// Rewrites what a function that returns a task returns, for the time when it is async: the value, where a task was made of one, and
/// otherwise what comes out of the task.
/// </summary>
internal sealed class TaskUnwrapping(SyntaxNode function) : CSharpSyntaxRewriter
{
    /// <summary>Marks two statements that came out of one.</summary>
    private static readonly SyntaxAnnotation Both = new();

    // A lambda does not write its type: its returns tell whether there is a value.
    private bool _hasValue;

    public SyntaxNode Rewrite()
    {
        _hasValue = HasValue();
        var rewritten = Visit(function)!;
        return rewritten switch
        {
            MethodDeclarationSyntax { ExpressionBody: { } arrow } method => method.WithExpressionBody(arrow.WithExpression(Unwrap(arrow.Expression))),
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } local => local.WithExpressionBody(arrow.WithExpression(Unwrap(arrow.Expression))),
            LambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithBody(Unwrap(body)),
            MethodDeclarationSyntax { Body: { } block } method => method.WithBody(WithoutLastReturn(block)),
            LocalFunctionStatementSyntax { Body: { } block } local => local.WithBody(WithoutLastReturn(block)),
            AnonymousFunctionExpressionSyntax { Block: { } block } lambda => lambda.WithBlock(WithoutLastReturn(block)),
            _ => rewritten,
        };
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is not { } value)
            return node;
        if (_hasValue)
            return node.WithExpression(Unwrap(value));
        var only = node.WithReturnKeyword(node.ReturnKeyword.WithTrailingTrivia()).WithExpression(null);
        if (IsCompleted(value))
            return only;
        var awaited = SyntaxFactory.ExpressionStatement(Awaiting.Await(value.WithoutTrivia())).WithTriviaFrom(node);
        var indent = node.GetLeadingTrivia().LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        return SyntaxFactory.Block(awaited, only.WithLeadingTrivia(indent)).WithAdditionalAnnotations(Both, Formatter.Annotation);
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return visited.WithStatements(Flatten(visited.Statements));
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return visited.WithStatements(Flatten(visited.Statements));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node == function ? base.VisitSimpleLambdaExpression(node) : node;

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        node == function ? base.VisitParenthesizedLambdaExpression(node) : node;

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node == function ? base.VisitAnonymousMethodExpression(node) : node;

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node == function ? base.VisitLocalFunctionStatement(node) : node;

    private bool HasValue() => function switch
    {
        MethodDeclarationSyntax method => method.ReturnType.DescendantNodesAndSelf().Any(n => n is GenericNameSyntax),
        LocalFunctionStatementSyntax local => local.ReturnType.DescendantNodesAndSelf().Any(n => n is GenericNameSyntax),
        _ => function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsFromResult),
    };

    private static ExpressionSyntax Unwrap(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax call && IsFromResult(call) ? call.ArgumentList.Arguments[0].Expression.WithTriviaFrom(value) : Awaiting.Await(value);

    private static bool IsFromResult(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: SimpleNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } } };

    private static bool IsCompleted(ExpressionSyntax value) => value is LiteralExpressionSyntax or DefaultExpressionSyntax
        || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" };

    private static SyntaxList<StatementSyntax> Flatten(SyntaxList<StatementSyntax> statements) => [.. statements
        .SelectMany(s => s is BlockSyntax block && block.HasAnnotation(Both) ? block.Statements : [s])];

    private static BlockSyntax WithoutLastReturn(BlockSyntax block) =>
        block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: null } last && !last.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia))
            ? block.WithStatements(block.Statements.Remove(last))
            : block;
}
