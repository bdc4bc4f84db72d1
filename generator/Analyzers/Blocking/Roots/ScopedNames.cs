using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// How often a file mentions a name in the code that may be in scope, by its text alone: while somebody types in one file, nothing is asked
/// again of the others. Two names may count as one, which costs a closer look and no more.
/// </summary>
internal sealed class ScopedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, ScopedNames> OfTrees = new();

    private readonly Lazy<Dictionary<int, int>> _ofHandlers;
    private readonly Lazy<Dictionary<int, int>> _ofAll;

    private ScopedNames(SyntaxTree tree)
    {
        _ofHandlers = new Lazy<Dictionary<int, int>>(() => Count(tree, isAll: false));
        _ofAll = new Lazy<Dictionary<int, int>>(() => Count(tree, isAll: true));
    }

    /// <param name="tree">The file.</param>
    /// <param name="name">The name.</param>
    /// <param name="isAll">Whether more is in scope than handlers and what is marked.</param>
    public static int CountIn(SyntaxTree tree, string name, bool isAll)
    {
        var names = OfTrees.GetValue(tree, t => new ScopedNames(t));
        return (isAll ? names._ofAll : names._ofHandlers).Value.TryGetValue(HashOf(name), out var count) ? count : 0;
    }

    /// <summary>The declarations that may be in scope and mention the name.</summary>
    public static IEnumerable<SyntaxNode> DeclarationsIn(SyntaxTree tree, string name, bool isAll)
    {
        var text = tree.GetText();
        return ScopedDeclarations.In(tree, isAll).Where(d => text.ToString(d.Span).Contains(name));
    }

    private static Dictionary<int, int> Count(SyntaxTree tree, bool isAll)
    {
        var counts = new Dictionary<int, int>();
        var text = tree.GetText();
        foreach (var declaration in ScopedDeclarations.In(tree, isAll))
            Count(text.ToString(declaration.Span), counts);
        return counts;
    }

    private static void Count(string text, Dictionary<int, int> counts)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsPart(text[end]))
                end++;
            if (end == start)
                continue;
            var hash = HashOf(text, start, end);
            counts[hash] = counts.TryGetValue(hash, out var count) ? count + 1 : 1;
            start = end;
        }
    }

    private static bool IsPart(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static int HashOf(string name) => HashOf(name, 0, name.Length);

    private static int HashOf(string text, int start, int end)
    {
        var hash = 0;
        for (var i = start; i < end; i++)
            hash = unchecked((hash * 31) + text[i]);
        return hash;
    }
}
