using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Everything that changes together when calls become asynchronous: declarations, and the places that call or name them. The set is
/// complete, which means that it compiles without any other change. Chains are added one by one, each as a whole or not at all.
/// </summary>
internal sealed class ChangeSet
{
    private readonly Dictionary<SyntaxNode, FunctionChange> _functions;
    private readonly Dictionary<SyntaxNode, NodeEdit> _edits;

    public ChangeSet()
        : this([], [])
    {
    }

    private ChangeSet(Dictionary<SyntaxNode, FunctionChange> functions, Dictionary<SyntaxNode, NodeEdit> edits) =>
        (_functions, _edits) = (functions, edits);

    public ChangeSet Copy() => new(_functions.ToDictionary(f => f.Key, f => f.Value.Copy()), new(_edits));

    public FunctionChange? Of(SyntaxNode function) => _functions.TryGetValue(function, out var change) ? change : null;

    public void Add(FunctionChange change) => _functions.Add(change.Syntax, change);

    public bool Has(SyntaxNode node) => _edits.ContainsKey(node);

    public void Add(NodeEdit edit) => _edits.Add(edit.Node, edit);

    /// <summary>Indicates whether the method is one of those that change.</summary>
    public bool Changes(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => _functions.Keys.Any(f => f.SyntaxTree == r.SyntaxTree && f.Span == r.Span));

    /// <summary>Returns the edits of the places and of the declarations.</summary>
    public async Task<IReadOnlyCollection<NodeEdit>> EditsAsync(CancellationToken cancellation)
    {
        var edits = new List<NodeEdit>(_edits.Values);
        foreach (var change in _functions.Values)
        {
            if (await change.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && SignatureRewriter.EditOf(change, model) is { } edit)
            {
                edits.Add(edit);
                if (change.Awaits.Count > 0)
                    edits.AddRange(DroppedTasks.In(change.Syntax, change.Awaits, model, cancellation));
            }
        }

        return edits;
    }
}
