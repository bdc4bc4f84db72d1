using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Recognizes receivers: the operands of primary expressions.</summary>
internal static class ReceiverSyntax
{
    /// <summary>Indicates whether the node is the operand that the expression around it starts with.</summary>
    public static bool IsReceiver(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        ElementAccessExpressionSyntax access => access.Expression == node,
        ConditionalAccessExpressionSyntax access => access.Expression == node,
        InvocationExpressionSyntax call => call.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}
