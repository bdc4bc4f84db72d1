using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The parts that a call needs besides another name, to become one of its asynchronous form.</summary>
/// <param name="IsOnThis">
/// Whether it needs a receiver, because the form is an extension method of the type in which the call stands.
/// </param>
/// <param name="HasTokenFirst">Whether it needs a token before the other arguments.</param>
/// <param name="Rest">The arguments behind the others: a text, null for a token.</param>
internal sealed record CallCompletion(bool IsOnThis, bool HasTokenFirst, ImmutableArray<string?> Rest)
{
    public static readonly CallCompletion None = new(false, false, []);

    public bool IsNone => !IsOnThis && !HasArguments;

    public bool HasArguments => HasTokenFirst || !Rest.IsEmpty;

    /// <summary>Returns a call that has the name of the form already, with all that it needs.</summary>
    /// <param name="renamed">The call.</param>
    /// <param name="token">The token as an expression.</param>
    public InvocationExpressionSyntax Apply(InvocationExpressionSyntax renamed, string token)
    {
        var call = IsOnThis && renamed.Expression is SimpleNameSyntax name ? renamed.WithExpression(OnThis(name)) : renamed;
        if (HasTokenFirst)
            call = CallArguments.Prepend(call, Argument(token));
        return Rest.Aggregate(call, (c, text) => CallArguments.Append(c, Argument(text ?? token)));
    }

    private static ExpressionSyntax OnThis(SimpleNameSyntax name) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.ThisExpression(), name.WithoutTrivia()).WithTriviaFrom(name);

    private static ArgumentSyntax Argument(string text) => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(text));
}
