namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// Finds flows that depend on each other, in a circle too: the least dangerous ones that fit. A question is asked again only after an
/// answer that it depends on has grown, which each does twice at most. It keeps a queue and no stack, however long the way from one to the
/// next.
/// </summary>
/// <param name="evaluate">The flow of a node, by the flows of the nodes that it asks for. A greater answer must not make it
/// smaller.</param>
internal sealed class DelegateFlowSolver<TNode>(Func<TNode, Func<TNode, DelegateFlow>, DelegateFlow> evaluate)
    where TNode : notnull
{
    private readonly Dictionary<TNode, DelegateFlow> _flows = [];
    private readonly Dictionary<TNode, HashSet<TNode>> _askers = [];
    private readonly Queue<TNode> _queue = new();
    private readonly HashSet<TNode> _queued = [];

    /// <summary>The flows of the node and of all that it depends on.</summary>
    public IReadOnlyDictionary<TNode, DelegateFlow> Solve(TNode start)
    {
        Open(start);
        while (_queue.Count > 0)
        {
            var node = _queue.Dequeue();
            _queued.Remove(node);
            if (_flows[node] != DelegateFlow.Invoked)
                Update(node, evaluate(node, asked => Ask(asked, node)));
        }

        return _flows;
    }

    private void Open(TNode node)
    {
        _flows.Add(node, DelegateFlow.Offloaded);
        _askers.Add(node, []);
        Enqueue(node);
    }

    private DelegateFlow Ask(TNode node, TNode asker)
    {
        if (!_flows.ContainsKey(node))
            Open(node);
        _askers[node].Add(asker);
        return _flows[node];
    }

    private void Update(TNode node, DelegateFlow flow)
    {
        if (flow <= _flows[node])
            return;
        _flows[node] = flow;
        foreach (var asker in _askers[node])
            Enqueue(asker);
    }

    private void Enqueue(TNode node)
    {
        if (_queued.Add(node))
            _queue.Enqueue(node);
    }
}
