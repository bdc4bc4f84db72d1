using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>
/// Everything that changes along when calls become asynchronous: declarations, and places that call or name them. It is closed: what it
/// has compiles without anything else. Chains are added one after the other; one that meets an obstacle is left out whole.
/// </summary>
internal sealed class Closure
{
    private readonly Dictionary<SyntaxNode, FunctionChange> _functions;
    private readonly Dictionary<SyntaxNode, Site> _sites;

    public Closure()
        : this([], [])
    {
    }

    private Closure(Dictionary<SyntaxNode, FunctionChange> functions, Dictionary<SyntaxNode, Site> sites) => (_functions, _sites) = (functions, sites);

    public IReadOnlyCollection<FunctionChange> Functions => _functions.Values;

    public IReadOnlyCollection<Site> Sites => _sites.Values;

    public Closure Copy() => new(_functions.ToDictionary(f => f.Key, f => f.Value.Copy()), new(_sites));

    public FunctionChange? Of(SyntaxNode function) => _functions.TryGetValue(function, out var change) ? change : null;

    public void Add(FunctionChange change) => _functions.Add(change.Syntax, change);

    public bool Has(SyntaxNode node) => _sites.ContainsKey(node);

    public void Add(Site site) => _sites.Add(site.Node, site);
}

/// <summary>A place that changes, and how: the node is given with what changed in it.</summary>
/// <param name="Document">Where it is.</param>
/// <param name="Node">What is replaced.</param>
/// <param name="Rewrite">Makes the replacement.</param>
/// <param name="Import">A namespace to import for it, or null.</param>
internal sealed record Site(Document Document, SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Rewrite, string? Import = null);

/// <summary>A function that gets awaits, or a declaration that must have the signature of one that does.</summary>
internal sealed class FunctionChange(Document document, SyntaxNode syntax, IMethodSymbol symbol, string? newName)
{
    public Document Document => document;

    public SyntaxNode Syntax => syntax;

    public IMethodSymbol Symbol => symbol;

    /// <summary>The name with the new signature; null where the signature stays, because it is asynchronous already or a lambda's.</summary>
    public string? NewName => newName;

    /// <summary>The calls in it that are awaited from now on.</summary>
    public List<SyntaxNode> Awaits { get; private init; } = [];

    public FunctionChange Copy() => new(document, syntax, symbol, newName) { Awaits = [.. Awaits] };
}
