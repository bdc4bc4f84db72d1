using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Editing;

/// <summary>
/// Awaits calls behind <c>?.</c>, where the task may be null and cannot be awaited. A statement gets an if around it, a value becomes a
/// conditional expression. A receiver that is more than a name is kept in a variable, so that it is evaluated once.
/// </summary>
internal static class ConditionalCallEdits
{
    /// <param name="awaitable">The edit that makes the call one to await.</param>
    public static ProposedFix? Create(
        string title, ConditionalAccess access, NodeEdit awaitable, SemanticModel model, CancellationToken cancellation)
    {
        var taken = access.CanReadTwice(model) ? null : model.LookupSymbols(access.Outer.SpanStart).Select(s => s.Name).ToList();
        if (access.Outer.Parent is ExpressionStatementSyntax statement)
            return Create(title, new NodeEdit(statement, c => AsStatement((ExpressionStatementSyntax)c, access, taken)), awaitable);
        if (model.GetTypeInfo(access.Outer, cancellation).Type is not { SpecialType: not SpecialType.System_Void } type
            || access.TellsOfReceiver)
            return null;
        var nothing = ConditionalAccess.NothingOf(type, model, access.Outer.SpanStart);
        return Create(title, new NodeEdit(access.Outer, current => AsValue(current, access, nothing, taken)), awaitable);
    }

    private static ProposedFix Create(string title, NodeEdit outer, NodeEdit awaitable) =>
        new(title, outer) { Inner = awaitable.Awaited() };

    private static SyntaxNode AsValue(SyntaxNode current, ConditionalAccess access, string nothing, IReadOnlyList<string>? taken) =>
        access.Choose((ConditionalAccessExpressionSyntax)current, VariableIn(current, taken), nothing);

    private static SyntaxNode AsStatement(ExpressionStatementSyntax statement, ConditionalAccess access, IReadOnlyList<string>? taken)
    {
        var variable = VariableIn(statement, taken);
        var (receiver, value) = access.Split((ConditionalAccessExpressionSyntax)statement.Expression, variable);
        var test = SyntaxFactory.ParseExpression(variable is null ? $"{receiver} is not null" : $"{receiver} is {{ }} {variable}");
        return SyntaxFactory.IfStatement(test, SyntaxFactory.ExpressionStatement(value).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Returns a variable name that is free in the function as it is now, or null if no variable is needed.</summary>
    private static string? VariableIn(SyntaxNode current, IReadOnlyList<string>? taken)
    {
        if (taken is null)
            return null;
        var function = FunctionSyntax.Around(current) ?? current;
        var added = function.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(d => d.Identifier.ValueText);
        return ConditionalAccess.NewName(new HashSet<string>(taken.Concat(added), StringComparer.Ordinal));
    }
}
