using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Adds arguments to calls.</summary>
internal static class CallArguments
{
    /// <summary>Returns the call with one more argument behind the others.</summary>
    public static InvocationExpressionSyntax Append(InvocationExpressionSyntax call, ArgumentSyntax argument) =>
        Insert(call, call.ArgumentList.Arguments.Count, argument);

    /// <summary>Returns the call with one more argument before the others.</summary>
    public static InvocationExpressionSyntax Prepend(InvocationExpressionSyntax call, ArgumentSyntax argument) => Insert(call, 0, argument);

    private static InvocationExpressionSyntax Insert(InvocationExpressionSyntax call, int index, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0)
            return call.WithArgumentList(call.ArgumentList.WithArguments([argument]));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var commas = index == 0 ? arguments.GetSeparators().Prepend(comma) : arguments.GetSeparators().Append(comma);
        return call.WithArgumentList(call.ArgumentList.WithArguments(
            SyntaxFactory.SeparatedList(arguments.Insert(index, argument), commas)));
    }
}
