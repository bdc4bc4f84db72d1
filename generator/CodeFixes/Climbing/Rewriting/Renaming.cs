using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>Gives names another text, with the trivia that they had.</summary>
internal static class Renaming
{
    public static SimpleNameSyntax Name(SimpleNameSyntax old, string name) => old.WithIdentifier(Token(old.Identifier, name));

    public static SyntaxToken Token(SyntaxToken old, string name) =>
        old.ValueText == name ? old : SyntaxFactory.Identifier(name).WithTriviaFrom(old);
}
