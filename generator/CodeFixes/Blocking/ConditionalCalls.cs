using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Calls behind <c>?.</c>: the task would be null, which cannot be awaited. A statement gets an if around it, a value a choice. What is
/// more than a name is kept in a variable, so that it is evaluated once.
/// </summary>
internal static class ConditionalCalls
{
    public static Edit? Make(string title, ConditionalAccess access, AsyncForm form, SemanticModel model, CancellationToken cancellation)
    {
        var inner = new Edit(title, form.Blocking, current => AwaitSyntax.Await(form.Rewrite((ExpressionSyntax)current), current), form.Import);
        var taken = model.LookupSymbols(access.Outer.SpanStart).Select(s => s.Name).ToList();
        var isNamed = access.CanReadTwice(model);
        if (access.Outer.Parent is ExpressionStatementSyntax statement)
            return new Edit(title, statement, current => AsStatement((ExpressionStatementSyntax)current, access, isNamed ? null : taken)) { Inner = inner };
        if (model.GetTypeInfo(access.Outer, cancellation).Type is not { SpecialType: not SpecialType.System_Void } type)
            return null;
        var nothing = ConditionalAccess.NothingOf(type, model, access.Outer.SpanStart);
        return new Edit(title, access.Outer, current => AsValue(current, access, nothing, isNamed ? null : taken)) { Inner = inner };
    }

    private static SyntaxNode AsValue(SyntaxNode current, ConditionalAccess access, string nothing, IReadOnlyList<string>? taken) =>
        access.Choose((ConditionalAccessExpressionSyntax)current, taken is null ? null : NewName(current, taken), nothing);

    private static SyntaxNode AsStatement(ExpressionStatementSyntax statement, ConditionalAccess access, IReadOnlyList<string>? taken)
    {
        var variable = taken is null ? null : NewName(statement, taken);
        var (receiver, value) = access.Split((ConditionalAccessExpressionSyntax)statement.Expression, variable);
        var test = SyntaxFactory.ParseExpression(variable is null ? $"{receiver} is not null" : $"{receiver} is {{ }} {variable}");
        return SyntaxFactory.IfStatement(test, SyntaxFactory.ExpressionStatement(value).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A name that is free in the function as it is by now.</summary>
    private static string NewName(SyntaxNode current, IReadOnlyList<string> taken)
    {
        var function = FunctionSyntax.Around(current) ?? current;
        var names = new HashSet<string>(taken.Concat(function.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(d => d.Identifier.ValueText)), StringComparer.Ordinal);
        return ConditionalAccess.NewName(names);
    }
}
