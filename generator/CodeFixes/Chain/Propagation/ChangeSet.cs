using Adapters.CodeFixes.Chain.Rewriting;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Everything that changes together when calls become asynchronous: declarations, and the places that call or name them. The set is
/// complete, which means that it compiles without any other change. Chains are added one by one, each as a whole or not at all.
/// </summary>
internal sealed class ChangeSet
{
    private readonly Dictionary<SyntaxNode, FunctionChange> _functions;
    private readonly Dictionary<SyntaxNode, Site> _sites;

    public ChangeSet()
        : this([], [])
    {
    }

    private ChangeSet(Dictionary<SyntaxNode, FunctionChange> functions, Dictionary<SyntaxNode, Site> sites) => (_functions, _sites) = (functions, sites);

    public ChangeSet Copy() => new(_functions.ToDictionary(f => f.Key, f => f.Value.Copy()), new(_sites));

    public FunctionChange? Of(SyntaxNode function) => _functions.TryGetValue(function, out var change) ? change : null;

    public void Add(FunctionChange change) => _functions.Add(change.Syntax, change);

    public bool Has(SyntaxNode node) => _sites.ContainsKey(node);

    public void Add(Site site) => _sites.Add(site.Node, site);

    /// <summary>Indicates whether the method is one of those that change.</summary>
    public bool Changes(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => _functions.Keys.Any(f => f.SyntaxTree == r.SyntaxTree && f.Span == r.Span));

    /// <summary>Returns the places and the declarations that change.</summary>
    public async Task<IReadOnlyCollection<Site>> SitesAsync(CancellationToken cancellation)
    {
        var sites = new List<Site>(_sites.Values);
        foreach (var change in _functions.Values)
        {
            if (await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model && SignatureRewriter.SiteOf(change, model) is { } site)
                sites.Add(site);
        }

        return sites;
    }
}
