namespace Shop;

public interface IAreaRepository
{
    Task<AreaItem?> FindAsync(int id, CancellationToken cancellation);

    Task<IReadOnlyList<AreaItem>> ListAsync(string customer, CancellationToken cancellation);

    Task SaveAsync(AreaItem item, CancellationToken cancellation);

    IAsyncEnumerable<AreaItem> AllAsync(CancellationToken cancellation);
}

public sealed class AreaFileRepository(string folder, AreaSerializer serializer) : IAreaRepository
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<int, AreaItem> _known = [];

    public async Task<AreaItem?> FindAsync(int id, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_known.TryGetValue(id, out var known))
                return known;
            var path = PathOf(id);
            if (!Exists(path))
                return null;
            var text = await File.ReadAllTextAsync(path, cancellation);
            var item = serializer.Read(text);
            _known[id] = item;
            return item;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<IReadOnlyList<AreaItem>> ListAsync(string customer, CancellationToken cancellation)
    {
        var items = new List<AreaItem>();
        await foreach (var item in AllAsync(cancellation))
        {
            if (string.Equals(item.Customer, customer, StringComparison.Ordinal))
                items.Add(item);
        }

        return items;
    }

    public async Task SaveAsync(AreaItem item, CancellationToken cancellation)
    {
        var text = serializer.Write(item);
        await using var stream = new FileStream(PathOf(item.Id), FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(text.AsMemory(), cancellation);
        await writer.FlushAsync(cancellation);
        Remember(item);
    }

    public async IAsyncEnumerable<AreaItem> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var ids = await IndexAsync(cancellation);
        foreach (var id in ids.Order())
        {
            if (await FindAsync(id, cancellation) is { } item)
                yield return item;
        }
    }

    private async Task<List<int>> IndexAsync(CancellationToken cancellation)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "index"), cancellation);
        return [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0).Select(ParseId)];
    }

    private void Remember(AreaItem item)
    {
        lock (_known)
        {
            _known[item.Id] = item;
            if (_known.Count > 1000)
                _known.Remove(_known.Keys.First());
        }
    }

    private string PathOf(int id) =>
        Path.Combine(folder, (id % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture), $"{id}.txt");

    private static int ParseId(string line) => int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static bool Exists(string path) => path.Length < 260 && !Path.GetFileName(path).StartsWith('.');
}
