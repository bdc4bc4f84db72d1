using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Everything that changes together when calls become asynchronous: declarations, and the places that call or name them. The set is
/// complete, which means that it compiles without any other change. Chains are added one by one, each as a whole or not at all.
/// </summary>
internal sealed class ChangeSet
{
    private readonly Dictionary<SyntaxNode, FunctionChange> _functions;
    private readonly Dictionary<SyntaxNode, NodeEdit> _edits;
    private readonly Dictionary<SyntaxNode, OverrideFamily> _families = [];
    private readonly List<ClimbedCall> _calls = [];
    private readonly HashSet<OverrideFamily> _closed = [];

    public ChangeSet()
        : this([], [])
    {
    }

    private ChangeSet(Dictionary<SyntaxNode, FunctionChange> functions, Dictionary<SyntaxNode, NodeEdit> edits) =>
        (_functions, _edits) = (functions, edits);

    public ChangeSet Copy()
    {
        var copy = new ChangeSet(_functions.ToDictionary(f => f.Key, f => f.Value.Copy()), new(_edits));
        foreach (var family in _families)
            copy._families.Add(family.Key, family.Value);
        copy._calls.AddRange(_calls);
        copy._closed.UnionWith(_closed);
        return copy;
    }

    public FunctionChange? Of(SyntaxNode function) => _functions.TryGetValue(function, out var change) ? change : null;

    public void Add(FunctionChange change) => _functions.Add(change.Syntax, change);

    public void Add(FunctionChange change, OverrideFamily family)
    {
        Add(change);
        _families.Add(change.Syntax, family);
    }

    public void Add(ClimbedCall call) => _calls.Add(call);

    /// <summary>Keeps the parameters of the methods, because something names them with their signature.</summary>
    public void Close(OverrideFamily family) => _closed.Add(family);

    /// <summary>Indicates whether a call passed a token in the edits that were asked for last.</summary>
    public bool PassesTokens => _calls.Exists(c => c.Passed is not null);

    public bool Has(SyntaxNode node) => _edits.ContainsKey(node);

    public void Add(NodeEdit edit) => _edits.Add(edit.Node, edit);

    /// <summary>Indicates whether the method is one of those that change.</summary>
    public bool Changes(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => _functions.Keys.Any(f => f.SyntaxTree == r.SyntaxTree && f.Span == r.Span));

    /// <summary>
    /// Returns the edits of the places and of the declarations. They are to be made before those of another set are asked for.
    /// </summary>
    /// <param name="withTokens">Indicates whether methods get tokens, and calls pass them.</param>
    public async Task<IReadOnlyCollection<NodeEdit>> EditsAsync(bool withTokens, CancellationToken cancellation)
    {
        var edits = new List<NodeEdit>(_edits.Values);
        var tokens = new ClimbedTokens(withTokens ? _calls : [], _families, _closed);
        _calls.ForEach(c => c.Passed = null);
        tokens.Assign();
        foreach (var change in _functions.Values)
        {
            if (await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && SignatureRewriter.EditOf(change, model) is { } edit)
            {
                edits.Add(edit);
                if (change.Awaits.Count > 0)
                    edits.AddRange(DroppedTasks.In(change.Syntax, change.Awaits, model, cancellation));
                if (change.Syntax is MethodDeclarationSyntax method && _families.TryGetValue(method, out var family)
                    && tokens.IsGiven(family))
                    edits.AddRange(TokenParameters.EditsOf(method, ClimbedTokens.Name, model));
            }
        }

        return edits;
    }
}
