using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Text;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>
/// The operations by path and method. OpenAPI has one operation for a method of a path, whatever the names and the types of its values are,
/// and no place for methods that it does not know: what has no place is left out, and a rule reports it.
/// </summary>
internal sealed class PathTable
{
    private readonly Dictionary<string, PathItem> _items = new(StringComparer.Ordinal);
    private readonly List<(ApiOperation Operation, ApiOperation? First)> _left = [];

    public PathTable(IEnumerable<ApiOperation> operations)
    {
        foreach (var operation in operations)
            Add(operation);
    }

    /// <summary>The paths in their order.</summary>
    public IEnumerable<PathItem> Items => _items.Values.OrderBy(i => i.Path, StringComparer.Ordinal);

    /// <summary>The operations that have no place, each with the one that has it.</summary>
    public IEnumerable<(ApiOperation Operation, ApiOperation? First)> Left => _left;

    private void Add(ApiOperation operation)
    {
        if (!operation.HasKnownVerb)
        {
            _left.Add((operation, null));
            return;
        }

        if (!_items.TryGetValue(operation.Path, out var item))
            _items.Add(operation.Path, item = new PathItem(operation));
        if (item.Operations.TryGetValue(operation.Verb, out var first))
            _left.Add((operation, first));
        else
            item.Operations.Add(operation.Verb, operation);
    }
}

/// <summary>A path with its operations. Its values have the names that its first operation has for them.</summary>
internal sealed class PathItem(ApiOperation first)
{
    public string Path { get; } = Name(first.Path, first);

    public SortedDictionary<string, ApiOperation> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns a text of an operation with the names of the path.</summary>
    public string Name(string json) => Name(json, first);

    private static string Name(string json, ApiOperation names) =>
        DocumentMarks.ReplacePathNames(json, place => names.PathNames[int.Parse(place)]);
}
