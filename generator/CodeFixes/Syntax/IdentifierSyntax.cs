using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Renames identifiers and keeps their trivia.</summary>
internal static class IdentifierSyntax
{
    public static SimpleNameSyntax Rename(SimpleNameSyntax old, string name) => old.WithIdentifier(Rename(old.Identifier, name));

    public static SyntaxToken Rename(SyntaxToken old, string name) =>
        old.ValueText == name ? old : SyntaxFactory.Identifier(name).WithTriviaFrom(old);
}
