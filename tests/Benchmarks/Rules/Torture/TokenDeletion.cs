using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Rules.Torture;

/// <summary>A file as it is in the middle of an edit: without some of its tokens, always the same ones for a seed.</summary>
internal static class TokenDeletion
{
    public static string Of(string text, int seed, int count)
    {
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToArray();
        random.Shuffle(tokens);
        var left = new StringBuilder(text);
        foreach (var token in tokens.Take(count).OrderByDescending(t => t.SpanStart))
            left.Remove(token.SpanStart, token.Span.Length);
        return left.ToString();
    }
}
