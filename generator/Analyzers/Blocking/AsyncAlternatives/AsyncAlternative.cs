using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The asynchronous method that can stand in the place of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Import">The namespace to import first, or null.</param>
/// <param name="IsSource">Whether the compilation declares it, so that somebody meant it for such places.</param>
/// <param name="Method">The method itself.</param>
internal sealed record AsyncAlternative(string Name, string? Import, bool IsSource, IMethodSymbol Method)
{
    public TokenPlace Token { get; init; }

    /// <summary>Indicates whether it is an extension method, in place of a call in the type itself.</summary>
    public bool IsOnThis { get; init; }

    /// <summary>The arguments for its parameters after those of the call: a text, null for a token.</summary>
    public IReadOnlyList<string?> Rest { get; init; } = [];

    /// <summary>The end of a message.</summary>
    public string Advice => Import is null ? $"; await '{Name}' instead" : $"; await '{Name}' of {Import} instead";

    /// <summary>A call that has the alternative's name already, with what the alternative needs besides.</summary>
    public static InvocationExpressionSyntax Complete(InvocationExpressionSyntax renamed, TokenPlace place, bool onThis, string token)
    {
        var call = onThis && renamed.Expression is SimpleNameSyntax name
            ? renamed.WithExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.ThisExpression(), name.WithoutTrivia()).WithTriviaFrom(name))
            : renamed;
        if (place == TokenPlace.None)
            return call;
        var arguments = call.ArgumentList.Arguments;
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Count == 0
            ? [argument]
            : SyntaxFactory.SeparatedList(
                place == TokenPlace.First ? arguments.Insert(0, argument) : arguments.Add(argument),
                place == TokenPlace.First ? arguments.GetSeparators().Prepend(comma) : arguments.GetSeparators().Append(comma))));
    }
}
