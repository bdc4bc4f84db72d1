using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>How often the code of a file that may be in scope has a name, as far as its syntax says.</summary>
internal sealed class ScopedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, ScopedNames> OfTrees = new();

    private readonly Lazy<WordCounts> _ofHandlers;
    private readonly Lazy<WordCounts> _ofAll;

    private ScopedNames(SyntaxTree tree)
    {
        _ofHandlers = new Lazy<WordCounts>(() => Count(tree, isAll: false));
        _ofAll = new Lazy<WordCounts>(() => Count(tree, isAll: true));
    }

    /// <param name="tree">The file.</param>
    /// <param name="name">The name.</param>
    /// <param name="isAll">Whether more is in scope than handlers and what is marked.</param>
    public static int CountIn(SyntaxTree tree, string name, bool isAll)
    {
        var names = OfTrees.GetValue(tree, t => new ScopedNames(t));
        return (isAll ? names._ofAll : names._ofHandlers).Value.Of(name);
    }

    /// <summary>The declarations that may be in scope and have the name.</summary>
    public static IEnumerable<SyntaxNode> DeclarationsIn(SyntaxTree tree, string name, bool isAll)
    {
        var text = tree.GetText();
        return ScopedDeclarations.In(tree, isAll).Where(d => text.ToString(d.Span).Contains(name));
    }

    private static WordCounts Count(SyntaxTree tree, bool isAll)
    {
        var (counts, text) = (new WordCounts(), tree.GetText());
        foreach (var declaration in ScopedDeclarations.In(tree, isAll))
            counts.Add(text, declaration.Span);
        return counts;
    }
}
