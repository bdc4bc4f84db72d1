using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// How often text has a word. Two words may count as one, which costs a closer look and no more: nothing is allocated for a word.
/// </summary>
internal sealed class WordCounts
{
    private static readonly ConditionalWeakTable<SyntaxTree, WordCounts> OfTrees = new();

    private const int MostAtOnce = 4096;

    private readonly Dictionary<int, int> _byHash = [];

    /// <summary>Returns how often a file has words, in code or not. They are counted once for a file.</summary>
    public static WordCounts In(SyntaxTree tree) => OfTrees.GetValue(tree, CountAll);

    /// <summary>Returns how often texts have a word.</summary>
    public static int Sum(IEnumerable<WordCounts> texts, string word)
    {
        var (hash, sum) = (HashOf(word), 0);
        foreach (var text in texts)
            sum += text.Of(hash);
        return sum;
    }

    public int Of(string word) => Of(HashOf(word));

    public void Add(SourceText text, TextSpan span)
    {
        var characters = new char[Math.Min(span.Length, MostAtOnce)];
        var (hash, isWord) = (0, false);
        for (var start = span.Start; start < span.End; start += MostAtOnce)
        {
            var length = Math.Min(MostAtOnce, span.End - start);
            text.CopyTo(start, characters, 0, length);
            for (var i = 0; i < length; i++)
                (hash, isWord) = Add(characters[i], hash, isWord);
        }

        if (isWord)
            Add(hash);
    }

    private (int Hash, bool IsWord) Add(char c, int hash, bool isWord)
    {
        if (c == '_' || char.IsLetterOrDigit(c))
            return (Next(hash, c), true);
        if (isWord)
            Add(hash);
        return (0, false);
    }

    private void Add(int hash) => _byHash[hash] = _byHash.TryGetValue(hash, out var count) ? count + 1 : 1;

    private int Of(int hash) => _byHash.TryGetValue(hash, out var count) ? count : 0;

    private static WordCounts CountAll(SyntaxTree tree)
    {
        var (counts, text) = (new WordCounts(), tree.GetText());
        counts.Add(text, new TextSpan(0, text.Length));
        return counts;
    }

    private static int HashOf(string word)
    {
        var hash = 0;
        foreach (var c in word)
            hash = Next(hash, c);
        return hash;
    }

    private static int Next(int hash, char c) => unchecked((hash * 31) + c);
}
