using System.Text.RegularExpressions;
using Adapters.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests;

/// <summary>Words that plain English has a better one for, in documentation comments and in texts that a user reads.</summary>
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

    private static void AssertNone(IEnumerable<(string Place, string Text)> found) =>
        Assert.True(!found.Any(), string.Join(Environment.NewLine, found.Select(f => $"{f.Place}: {f.Text}")));

    private static IEnumerable<(string Place, string Text)> CommentsOf(SourceAssembly assembly) =>
        from file in assembly.Files
        from line in File.ReadLines(file).Index()
        where line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select ($"{assembly.Relative(file)}:{line.Index + 1}", line.Item.Trim());

    /// <summary>Literals of several words: options, messages, diagnostics.</summary>
    private static IEnumerable<(string Place, string Text)> TextsOf(SourceAssembly assembly) =>
        from tree in assembly.Compilation.SyntaxTrees
        where tree.FilePath.Length > 0
        from token in tree.GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
        where token.ValueText.Contains(' ', StringComparison.Ordinal)
        let line = tree.GetLineSpan(token.Span).StartLinePosition.Line + 1
        select ($"{assembly.Relative(tree.FilePath)}:{line}", token.ValueText);

    [GeneratedRegex(@"<summary>\s*(What|Who|Whose|Whether|Where|Whom)\b")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(told|tells|who comes|for information)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Avoided();
}
