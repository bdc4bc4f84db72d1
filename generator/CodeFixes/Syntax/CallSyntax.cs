using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Finds the call that a name is part of.</summary>
internal static class CallSyntax
{
    /// <summary>Returns the expression that is the call: an invocation, a member access, or the node itself.</summary>
    public static SyntaxNode Of(SyntaxNode place)
    {
        var member = MemberOf(place);
        return member.Parent is InvocationExpressionSyntax invocation && invocation.Expression == member ? invocation : member;
    }

    public static InvocationExpressionSyntax? InvocationOf(SyntaxNode place) => Of(place) as InvocationExpressionSyntax;

    /// <summary>Returns the name together with its receiver.</summary>
    public static SyntaxNode MemberOf(SyntaxNode place) => place.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == place => access,
        MemberBindingExpressionSyntax binding when binding.Name == place => binding,
        _ => place,
    };
}
