using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// The names in the code of a file that may be in scope, as far as its syntax says. A file is looked through once: its declarations are
/// kept as their places, which hold no syntax in memory.
/// </summary>
internal sealed class ScopedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, ScopedNames> OfHandlers = new();
    private static readonly ConditionalWeakTable<SyntaxTree, ScopedNames> OfAll = new();

    private readonly SyntaxTree _tree;
    private readonly WordCounts _counts = new();
    private readonly ImmutableArray<TextSpan> _places;

    private ScopedNames(SyntaxTree tree, bool isAll)
    {
        _tree = tree;
        _places = [.. ScopedDeclarations.In(tree, isAll).Select(d => d.Span)];
        var text = tree.GetText();
        foreach (var place in _places)
            _counts.Add(text, place);
    }

    /// <param name="tree">The file.</param>
    /// <param name="isAll">Whether more is in scope than handlers and what is marked.</param>
    public static ScopedNames In(SyntaxTree tree, bool isAll) => isAll
        ? OfAll.GetValue(tree, t => new ScopedNames(t, isAll: true))
        : OfHandlers.GetValue(tree, t => new ScopedNames(t, isAll: false));

    /// <summary>Returns how often the code has a name, or another one that counts as the same.</summary>
    public int CountOf(string name) => _counts.Of(name);

    /// <summary>The declarations whose text has the name.</summary>
    public IEnumerable<SyntaxNode> DeclarationsWith(string name)
    {
        if (CountOf(name) == 0)
            return [];
        var (root, text) = (_tree.GetRoot(), _tree.GetText());
        return _places.Where(p => text.ToString(p).Contains(name)).Select(p => DeclarationAt(root, p));
    }

    private static SyntaxNode DeclarationAt(SyntaxNode root, TextSpan place) =>
        root.FindToken(place.Start).Parent!.AncestorsAndSelf().First(n => n.Span == place && DeclaredBodies.Is(n));
}
