using System.Text.RegularExpressions;
using Adapters.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests;

/// <summary>Words for which plain English has a better one, in documentation comments and in texts that a user reads.</summary>
public sealed partial class WordingTests
{
    [Theory, MemberData(nameof(FolderTests.Assemblies), MemberType = typeof(FolderTests))]
    public void A_summary_says_what_something_is_or_does(string name) =>
        AssertNone(from comment in CommentsOf(SourceAssembly.Load(name)) where Opening().IsMatch(comment.Text) select comment);

    [Theory, MemberData(nameof(FolderTests.Assemblies), MemberType = typeof(FolderTests))]
    public void No_comment_has_a_word_that_is_to_be_avoided(string name) =>
        AssertNone(from comment in CommentsOf(SourceAssembly.Load(name)) where Avoided().IsMatch(comment.Text) select comment);

    [Theory, MemberData(nameof(FolderTests.Assemblies), MemberType = typeof(FolderTests))]
    public void No_text_for_users_has_a_word_that_is_to_be_avoided(string name) =>
        AssertNone(from text in TextsOf(SourceAssembly.Load(name)) where Avoided().IsMatch(text.Text) select text);

    private static readonly SyntaxKind[] Comments =
    [
        SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia, SyntaxKind.SingleLineDocumentationCommentTrivia,
    ];

    private static readonly SyntaxKind[] Texts =
    [
        SyntaxKind.StringLiteralToken, SyntaxKind.Utf8StringLiteralToken, SyntaxKind.InterpolatedStringTextToken,
        SyntaxKind.SingleLineRawStringLiteralToken, SyntaxKind.MultiLineRawStringLiteralToken,
    ];

    private static void AssertNone(IEnumerable<(string Place, string Text)> found) =>
        Assert.True(!found.Any(), string.Join(Environment.NewLine, found.Select(f => $"{f.Place}: {f.Text}")));

    private static IEnumerable<(string Place, string Text)> CommentsOf(SourceAssembly assembly) =>
        from tree in assembly.Compilation.SyntaxTrees
        where tree.FilePath.Length > 0
        from trivia in tree.GetRoot().DescendantTrivia()
        where Comments.Contains(trivia.Kind())
        let line = tree.GetLineSpan(trivia.Span).StartLinePosition.Line + 1
        select ($"{assembly.Relative(tree.FilePath)}:{line}", LineStart().Replace(trivia.ToFullString(), " "));

    /// <summary>Literals of several words: options, messages, diagnostics.</summary>
    private static IEnumerable<(string Place, string Text)> TextsOf(SourceAssembly assembly) =>
        from tree in assembly.Compilation.SyntaxTrees
        where tree.FilePath.Length > 0
        from token in tree.GetRoot().DescendantTokens()
        where Texts.Contains(token.Kind())
        where token.ValueText.Contains(' ', StringComparison.Ordinal)
        let line = tree.GetLineSpan(token.Span).StartLinePosition.Line + 1
        select ($"{assembly.Relative(tree.FilePath)}:{line}", token.ValueText);

    [GeneratedRegex(@"\s*\n\s*///\s*")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"<summary>\s*(What|Who|Whose|Whether|Where|Whom)\b")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(told|tells|who comes|for information)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Avoided();
}
