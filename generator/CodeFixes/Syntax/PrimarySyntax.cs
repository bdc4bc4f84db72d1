using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Creates operands that something can be appended to (C# language specification, section 12.8).</summary>
internal static class PrimarySyntax
{
    /// <summary>Returns the expression, in parentheses unless a member access or a postfix operator applies to all of it.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax expression) => IsPrimary(expression)
        ? expression
        : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    private static bool IsPrimary(ExpressionSyntax expression) => expression is
        SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or ObjectCreationExpressionSyntax or ThisExpressionSyntax or LiteralExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };
}
