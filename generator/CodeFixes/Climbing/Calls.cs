using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>From the name of what is called to the whole call.</summary>
internal static class Calls
{
    /// <summary>The expression that is the call: an invocation, a member access, or the node itself.</summary>
    public static SyntaxNode Of(SyntaxNode place)
    {
        var member = Member(place);
        return member.Parent is InvocationExpressionSyntax invocation && invocation.Expression == member ? invocation : member;
    }

    public static InvocationExpressionSyntax? Invocation(SyntaxNode place) => Of(place) as InvocationExpressionSyntax;

    /// <summary>The name with what it is called upon.</summary>
    public static SyntaxNode Member(SyntaxNode place) => place.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == place => access,
        MemberBindingExpressionSyntax binding when binding.Name == place => binding,
        _ => place,
    };
}
