using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// Methods and properties of the source that say of a task what its own properties say, such as <c>bool IsDone(Task t) =>
/// t.IsCompleted</c>.
/// </summary>
internal static class GuardMethods
{
    /// <summary>The names of the parameters and members whose tasks are complete when the result is true.</summary>
    public static IEnumerable<string> CompleteWhenTrue(IReadOnlyList<SyntaxNode> declarations) =>
        declarations.Count == 1 && ReturnedBy(declarations[0]) is { } value
            ? Conjuncts(value).Select(TaskIn).Select(NameOf).OfType<string>()
            : [];

    private static ExpressionSyntax? ReturnedBy(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => ReturnedBy(method.ExpressionBody, method.Body),
        LocalFunctionStatementSyntax function => ReturnedBy(function.ExpressionBody, function.Body),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: [var getter] } => ReturnedBy(getter.ExpressionBody, getter.Body),
        _ => null,
    };

    private static ExpressionSyntax? ReturnedBy(ArrowExpressionClauseSyntax? arrow, BlockSyntax? block) =>
        arrow?.Expression ?? (block?.Statements is [ReturnStatementSyntax { Expression: { } value }] ? value : null);

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax condition)
    {
        var pending = new Stack<ExpressionSyntax>([condition]);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    pending.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                    pending.Push(both.Left);
                    pending.Push(both.Right);
                    break;
                case var other:
                    yield return other;
                    break;
            }
        }
    }

    /// <summary>The task that is complete where the condition holds.</summary>
    private static ExpressionSyntax? TaskIn(ExpressionSyntax condition) => condition switch
    {
        MemberAccessExpressionSyntax access when Guards.IsEnd(access.Name.Identifier.ValueText) => access.Expression,
        BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.EqualsExpression,
            Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Status" } status,
            Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RanToCompletion" or "Faulted" or "Canceled" }
        } => status.Expression,
        IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax { PropertyPatternClause.Subpatterns: var parts } } match
            when parts.Any(IsEnd) => match.Expression,
        _ => null,
    };

    private static bool IsEnd(SubpatternSyntax part) =>
        part is
        {
            ExpressionColon.Expression: IdentifierNameSyntax { Identifier.ValueText: var name },
            Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }
        }
        && Guards.IsEnd(name);

    private static string? NameOf(ExpressionSyntax? task) => task switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        _ => null,
    };
}
