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
    /// <summary>A condition that somebody writes is not deeper; of more, nothing is known.</summary>
    private const int MaxDepth = 8;

    /// <summary>The names of parameters, members, and members of those, whose tasks are complete when the result is this one.</summary>
    public static IEnumerable<string> CompleteWhen(bool result, IReadOnlyList<SyntaxNode> declarations) =>
        declarations.Count == 1 && ReturnedBy(declarations[0]) is { } value ? CompleteWhen(result, value, 0) : [];

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

    private static IEnumerable<string> CompleteWhen(bool holds, ExpressionSyntax condition, int depth)
    {
        while (condition is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression })
        {
            holds ^= condition is PrefixUnaryExpressionSyntax;
            condition = condition is PrefixUnaryExpressionSyntax not ? not.Operand : ((ParenthesizedExpressionSyntax)condition).Expression;
        }

        if (!IsChain(condition))
            return (holds ? TaskIn(condition) : TaskOfOpposite(condition)) is { } task && NameOf(task) is { } name ? [name] : [];
        if (depth > MaxDepth)
            return [];
        var parts = PartsOf((BinaryExpressionSyntax)condition).Select(p => CompleteWhen(holds, p, depth + 1));
        return condition.IsKind(SyntaxKind.LogicalAndExpression) == holds
            ? parts.SelectMany(p => p)
            : parts.Aggregate((a, b) => a.Intersect(b));
    }

    private static bool IsChain(ExpressionSyntax condition) =>
        condition.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression;

    /// <summary>The parts of a chain of one operator. A long one is deep on its left side.</summary>
    private static List<ExpressionSyntax> PartsOf(BinaryExpressionSyntax chain)
    {
        var parts = new List<ExpressionSyntax>();
        ExpressionSyntax left = chain;
        for (; left is BinaryExpressionSyntax binary && binary.RawKind == chain.RawKind; left = binary.Left)
            parts.Add(binary.Right);
        parts.Add(left);
        return parts;
    }

    /// <summary>The task that is complete where the condition holds: one that is not there is not waited for.</summary>
    private static ExpressionSyntax? TaskIn(ExpressionSyntax condition) => condition switch
    {
        MemberAccessExpressionSyntax access when Guards.IsEnd(access.Name.Identifier.ValueText) => access.Expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equality => TaskEqual(equality.Left, equality.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } match => TaskEqual(match.Left, match.Right),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } match => TaskEqual(match.Expression, constant.Expression),
        IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax { PropertyPatternClause.Subpatterns: var parts } } match
            when parts.Any(IsEnd) => match.Expression,
        _ => null,
    };

    /// <summary>The task that is complete where the condition does not hold.</summary>
    private static ExpressionSyntax? TaskOfOpposite(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } equality => TaskEqual(equality.Left, equality.Right),
        IsPatternExpressionSyntax
        {
            Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern, Pattern: ConstantPatternSyntax constant }
        } match
            => TaskEqual(match.Expression, constant.Expression),
        _ => null,
    };

    private static ExpressionSyntax? TaskEqual(ExpressionSyntax value, ExpressionSyntax constant) => (value, constant) switch
    {
        (_, LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }) => value,
        (MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Status" } status,
            MemberAccessExpressionSyntax or QualifiedNameSyntax) when IsEndOfTask(constant) => status.Expression,
        _ => null,
    };

    /// <summary>Indicates whether a member of TaskStatus is an end. After <c>is</c>, it is written like a type.</summary>
    private static bool IsEndOfTask(ExpressionSyntax status) =>
        status.GetLastToken().ValueText is "RanToCompletion" or "Faulted" or "Canceled";

    private static bool IsEnd(SubpatternSyntax part) =>
        part is
        {
            ExpressionColon.Expression: IdentifierNameSyntax { Identifier.ValueText: var name },
            Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }
        }
        && Guards.IsEnd(name);

    /// <summary>The names from a parameter or a member to the task, with dots between them.</summary>
    private static string? NameOf(ExpressionSyntax? task) => task switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: var holder, Name: var member } when NameOf(holder) is { } name =>
            $"{name}.{member.Identifier.ValueText}",
        _ => null,
    };
}
