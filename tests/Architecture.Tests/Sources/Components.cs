namespace Adapters.Architecture.Tests.Sources;

/// <summary>The strongly connected components of a graph (Tarjan's algorithm).</summary>
internal sealed class Components(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
{
    private readonly Dictionary<string, (int Index, int Low)> _seen = [];
    private readonly Stack<string> _stack = new();
    private readonly List<List<string>> _found = [];

    public IReadOnlyList<List<string>> Find()
    {
        foreach (var node in nodes)
        {
            if (!_seen.ContainsKey(node))
                Visit(node);
        }
        return _found;
    }

    private int Visit(string node)
    {
        var index = _seen.Count;
        var low = index;
        _seen[node] = (index, index);
        _stack.Push(node);
        foreach (var other in next(node))
        {
            if (!_seen.TryGetValue(other, out var seen))
                low = Math.Min(low, Visit(other));
            else if (_stack.Contains(other))
                low = Math.Min(low, seen.Index);
        }
        if (low == index)
            _found.Add(Take(node));
        return low;
    }

    private List<string> Take(string root)
    {
        var component = new List<string>();
        string node;
        do
            component.Add(node = _stack.Pop());
        while (node != root);
        component.Sort(StringComparer.Ordinal);
        return component;
    }
}
