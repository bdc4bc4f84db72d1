using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Adds arguments to calls.</summary>
internal static class CallArguments
{
    /// <summary>Returns the call with one more argument.</summary>
    public static InvocationExpressionSyntax Append(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0)
            return call.WithArgumentList(call.ArgumentList.WithArguments([argument]));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return call.WithArgumentList(call.ArgumentList.WithArguments(
            SyntaxFactory.SeparatedList(arguments.Add(argument), arguments.GetSeparators().Append(comma))));
    }
}
