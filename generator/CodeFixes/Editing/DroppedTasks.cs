using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>
/// Finds statements that start a task and drop it. In an async function the compiler warns about them (CS4014), so a function that becomes
/// async says with a discard that nobody waits.
/// </summary>
internal static class DroppedTasks
{
    private const string Discard = "_";

    /// <param name="awaited">The nodes that are going to be awaited.</param>
    public static IEnumerable<NodeEdit> In(
        SyntaxNode function, IReadOnlyCollection<SyntaxNode> awaited, SemanticModel model, CancellationToken cancellation) =>
        from statement in FunctionSyntax.OwnNodes(function).OfType<ExpressionStatementSyntax>()
        where statement.Expression is InvocationExpressionSyntax or ConditionalAccessExpressionSyntax
        where !awaited.Any(n => n == statement || n == statement.Expression || ConditionalAccess.Around(n)?.Outer == statement.Expression)
        where Awaitables.IsAwaitable(model.GetTypeInfo(statement.Expression, cancellation).Type)
        where model.LookupSymbols(statement.SpanStart, name: Discard).IsEmpty
        select new NodeEdit(statement, s => AsDiscard((ExpressionStatementSyntax)s));

    public static ExpressionStatementSyntax AsDiscard(ExpressionStatementSyntax statement)
    {
        var equals = SyntaxFactory.Token(
            SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.EqualsToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        // Only a parsed underscore is a discard.
        var discard = SyntaxFactory.ParseExpression(Discard).WithLeadingTrivia(statement.Expression.GetLeadingTrivia());
        return statement.WithExpression(SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression, discard, equals, statement.Expression.WithoutLeadingTrivia()));
    }
}
