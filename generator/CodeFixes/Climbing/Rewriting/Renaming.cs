using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>Gives calls and names another name, with what stands around it.</summary>
internal static class Renaming
{
    public static InvocationExpressionSyntax Invocation(SyntaxNode call, string name)
    {
        var invocation = (InvocationExpressionSyntax)call;
        return Calls.NameOf(invocation.Expression) is { } old ? invocation.ReplaceNode(old, Name(old, name)) : invocation;
    }

    public static SimpleNameSyntax Name(SimpleNameSyntax old, string name) => old.WithIdentifier(Token(old.Identifier, name));

    public static SyntaxToken Token(SyntaxToken old, string name) =>
        old.ValueText == name ? old : SyntaxFactory.Identifier(name).WithTriviaFrom(old);
}
