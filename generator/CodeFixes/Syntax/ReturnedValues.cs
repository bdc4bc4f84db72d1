using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Finds the expressions that a function returns.</summary>
internal static class ReturnedValues
{
    /// <summary>Returns the expression body, or the expressions of the return statements.</summary>
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode function) => FunctionSyntax.ExpressionBodyOf(function) is { } body
        ? [body]
        : FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();

    /// <summary>Returns the same expressions, with those that choose between values replaced by the values.</summary>
    public static IEnumerable<ExpressionSyntax> BranchesOf(SyntaxNode function) => Of(function).SelectMany(Branches);

    private static IEnumerable<ExpressionSyntax> Branches(ExpressionSyntax expression)
    {
        var pending = new Stack<ExpressionSyntax>([expression]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            var choices = ChoicesOf(next);
            if (choices is null)
                yield return next;
            foreach (var choice in choices?.Reverse() ?? [])
                pending.Push(choice);
        }
    }

    private static IEnumerable<ExpressionSyntax>? ChoicesOf(ExpressionSyntax expression) => expression switch
    {
        ConditionalExpressionSyntax either => [either.WhenTrue, either.WhenFalse],
        ParenthesizedExpressionSyntax parenthesized => [parenthesized.Expression],
        SwitchExpressionSyntax choice => choice.Arms.Select(a => a.Expression),
        _ => null,
    };
}
