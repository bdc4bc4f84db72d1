using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Torture;

/// <summary>
/// Makes a text that shows a fault as small as it can: without members, then without statements, then without lines. Of each, the larger
/// parts go first. It ends when nothing more can go, or when its time is over.
/// </summary>
internal sealed class Shrinker(TrialProcess trials, string kind, TimeSpan time)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public string Shrink(string text)
    {
        for (var before = -1; before != text.Length && _watch.Elapsed < time;)
        {
            before = text.Length;
            foreach (var parts in new[] { Members, Statements, Lines })
                text = Without(text, parts);
        }

        return text;
    }

    /// <summary>Takes out half of the parts, then a quarter, and so on to single ones.</summary>
    private string Without(string text, Func<string, List<TextSpan>> partsOf)
    {
        for (var size = Math.Max(1, partsOf(text).Count / 2); ; size /= 2)
        {
            for (var at = 0; at < partsOf(text).Count && _watch.Elapsed < time;)
            {
                var smaller = Cut(text, partsOf(text).Skip(at).Take(size));
                if (smaller.Length < text.Length && trials.FaultOf(smaller) is { } fault && FaultKind.Of(fault) == kind)
                    text = smaller;
                else
                    at += size;
            }

            if (size <= 1)
                return text;
        }
    }

    private static List<TextSpan> Members(string text) => Nodes<MemberDeclarationSyntax>(text);

    private static List<TextSpan> Statements(string text) => Nodes<StatementSyntax>(text);

    private static List<TextSpan> Nodes<TNode>(string text) where TNode : CSharpSyntaxNode =>
    [
        .. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<TNode>()
            .Select(n => n.FullSpan).OrderByDescending(s => s.Length),
    ];

    private static List<TextSpan> Lines(string text) => [.. SourceText.From(text).Lines.Select(l => l.SpanIncludingLineBreak)];

    /// <summary>Parts may be inside of each other: those that are cut with another one are left out.</summary>
    private static string Cut(string text, IEnumerable<TextSpan> parts)
    {
        var end = int.MaxValue;
        foreach (var part in parts.OrderByDescending(p => p.End).ThenBy(p => p.Start))
        {
            if (part.End > end || part.Length == 0)
                continue;
            text = text.Remove(part.Start, part.Length);
            end = part.Start;
        }

        return text;
    }
}
