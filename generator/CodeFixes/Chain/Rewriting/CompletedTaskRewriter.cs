using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>
/// Makes a function that awaits nothing return completed tasks. It gets no async modifier, because the compiler warns about one without
/// an await.
/// </summary>
internal sealed class CompletedTaskRewriter
{
    private readonly string _task;
    private readonly bool _isVoid;
    private readonly bool _reachesEnd;
    private readonly string[] _typeArguments;

    public CompletedTaskRewriter(FunctionChange change, SemanticModel model, string task)
    {
        _task = task;
        _isVoid = change.Symbol.ReturnsVoid;
        _reachesEnd = FunctionSyntax.BlockOf(change.Syntax) is { } body
            && model.AnalyzeControlFlow(body) is { Succeeded: true, EndPointIsReachable: true };
        _typeArguments = [.. ReturnedValues.Of(change.Syntax).Select(e => TypeArgument(e, change.Symbol.ReturnType, model))];
    }

    public SyntaxNode Rewrite(SyntaxNode function)
    {
        var values = ReturnedValues.Of(function).ToList();
        if (FunctionSyntax.ExpressionBodyOf(function) is { } expression)
        {
            return expression is ThrowExpressionSyntax ? function
                : _isVoid ? WithBlock(function, expression)
                : function.ReplaceNode(expression, FromResult(expression, 0));
        }

        if (FunctionSyntax.BlockOf(function) is not { } body)
            return function;
        if (_isVoid)
        {
            return body.Statements.Count == 0 && !HasComments(body)
                ? WithArrow(function, body)
                : function.ReplaceNode(body, Completed(body));
        }

        return function.ReplaceNodes(values, (original, value) => FromResult(value, values.IndexOf(original)));
    }

    private BlockSyntax Completed(BlockSyntax body)
    {
        var returns = FunctionSyntax.OwnNodes(body).OfType<ReturnStatementSyntax>();
        var rewritten = body.ReplaceNodes(returns, (r, _) => Return().WithTriviaFrom(r));
        return _reachesEnd ? rewritten.AddStatements(Return().WithAdditionalAnnotations(Formatter.Annotation)) : rewritten;
    }

    private ReturnStatementSyntax Return() => (ReturnStatementSyntax)SyntaxFactory.ParseStatement($"return {_task}.CompletedTask;");

    private ExpressionSyntax FromResult(ExpressionSyntax value, int index) =>
        SyntaxFactory.ParseExpression($"{_task}.FromResult{_typeArguments[index]}({value.WithoutTrivia()})").WithTriviaFrom(value);

    /// <summary>Returns the type argument, or nothing if the compiler infers it.</summary>
    private static string TypeArgument(ExpressionSyntax value, ITypeSymbol returned, SemanticModel model) =>
        returned.NullableAnnotation != NullableAnnotation.Annotated
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value).Type, returned)
            ? ""
            : $"<{returned.ToMinimalDisplayString(model, value.SpanStart)}>";

    private SyntaxNode WithBlock(SyntaxNode function, ExpressionSyntax expression)
    {
        var statement = SyntaxFactory.ExpressionStatement(expression.WithoutTrivia());
        var block = SyntaxFactory.Block(statement, Return()).WithAdditionalAnnotations(Formatter.Annotation);
        return function switch
        {
            MethodDeclarationSyntax method => method
                .WithParameterList(Elastic(method.ParameterList)).WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(block.WithTrailingTrivia(method.GetTrailingTrivia())),
            LocalFunctionStatementSyntax local => local
                .WithParameterList(Elastic(local.ParameterList)).WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(block.WithTrailingTrivia(local.GetTrailingTrivia())),
            _ => function,
        };
    }

    private SyntaxNode WithArrow(SyntaxNode function, BlockSyntax body)
    {
        var arrow = SyntaxFactory.ArrowExpressionClause(
            SyntaxFactory.Token([], SyntaxKind.EqualsGreaterThanToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            SyntaxFactory.ParseExpression($"{_task}.CompletedTask"));
        var end = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(body.GetTrailingTrivia());
        return function switch
        {
            MethodDeclarationSyntax method => method
                .WithBody(null).WithParameterList(Spaced(method.ParameterList)).WithExpressionBody(arrow).WithSemicolonToken(end),
            LocalFunctionStatementSyntax local => local
                .WithBody(null).WithParameterList(Spaced(local.ParameterList)).WithExpressionBody(arrow).WithSemicolonToken(end),
            _ => function,
        };
    }

    private static ParameterListSyntax Elastic(ParameterListSyntax list) => list.WithTrailingTrivia(SyntaxFactory.ElasticMarker);

    private static ParameterListSyntax Spaced(ParameterListSyntax list) => list.WithTrailingTrivia(SyntaxFactory.Space);

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia()
        .Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia));
}
