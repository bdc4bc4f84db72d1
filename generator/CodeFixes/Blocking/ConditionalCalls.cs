using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Calls behind <c>?.</c>: the task would be null, which cannot be awaited. A statement gets an if around it, a value that may be null a
/// choice; a receiver that is more than a name would be evaluated twice, so it is left alone.
/// </summary>
internal static class ConditionalCalls
{
    public static ConditionalAccessExpressionSyntax? Around(ExpressionSyntax blocking) =>
        blocking.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(a => a.WhenNotNull.Span.Contains(blocking.Span));

    public static Edit? Make(string title, ConditionalAccessExpressionSyntax access, AsyncForm form, SemanticModel model, CancellationToken cancellation)
    {
        if (access.WhenNotNull != form.Blocking || access.Expression is not (SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }))
            return null;
        if (access.Parent is ExpressionStatementSyntax statement)
            return new Edit(title, statement, current => AsStatement((ExpressionStatementSyntax)current, form), form.Import);
        return model.GetTypeInfo(access, cancellation).Type is { IsReferenceType: true }
            ? new Edit(title, access, current => AsValue((ConditionalAccessExpressionSyntax)current, form), form.Import)
            : null;
    }

    private static StatementSyntax AsStatement(ExpressionStatementSyntax statement, AsyncForm form)
    {
        var access = (ConditionalAccessExpressionSyntax)statement.Expression;
        var awaited = SyntaxFactory.ExpressionStatement(Awaited(access, form)).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed);
        return SyntaxFactory.IfStatement(IsNotNull(access.Expression, isNull: false), awaited)
            .WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ExpressionSyntax AsValue(ConditionalAccessExpressionSyntax access, AsyncForm form) =>
        SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ConditionalExpression(
            IsNotNull(access.Expression, isNull: true), SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression), Awaited(access, form)).NormalizeWhitespace())
            .WithTriviaFrom(access);

    private static ExpressionSyntax Awaited(ConditionalAccessExpressionSyntax access, AsyncForm form)
    {
        var rewritten = form.Rewrite(access.WhenNotNull);
        var binding = rewritten.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().First();
        var member = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, access.Expression.WithoutTrivia(), binding.Name);
        return AwaitPlaces.Await(rewritten.ReplaceNode(binding, member), SyntaxFactory.IdentifierName("x"));
    }

    private static ExpressionSyntax IsNotNull(ExpressionSyntax value, bool isNull) =>
        SyntaxFactory.ParseExpression($"{value.WithoutTrivia()} is {(isNull ? "" : "not ")}null");
}
