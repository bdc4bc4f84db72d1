using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Shop;

public sealed class AreaCache
{
    private readonly ConcurrentDictionary<int, Entry> _entries = new();
    private readonly Lock _sweeping = new();
    private readonly LinkedList<int> _order = new();
    private long _hits;
    private long _misses;

    public int Capacity { get; init; } = 512;

    public double HitRate => Rate(Interlocked.Read(ref _hits), Interlocked.Read(ref _misses));

    public bool TryGet(int id, [NotNullWhen(true)] out AreaItem? item)
    {
        if (_entries.TryGetValue(id, out var entry) && !entry.IsStale(DateTimeOffset.UtcNow))
        {
            Interlocked.Increment(ref _hits);
            item = entry.Item;
            return true;
        }

        Interlocked.Increment(ref _misses);
        item = null;
        return false;
    }

    public void Put(int id, AreaItem item)
    {
        _entries[id] = new Entry(item, DateTimeOffset.UtcNow.AddMinutes(5));
        Touch(id);
        if (_entries.Count > Capacity)
            Sweep();
    }

    public AreaItem GetOrAdd(int id, Func<int, AreaItem> create) =>
        TryGet(id, out var known) ? known : Added(id, create(id));

    public async Task<AreaItem> GetOrAddAsync(int id, Func<int, Task<AreaItem>> create)
    {
        if (TryGet(id, out var known))
            return known;
        var item = await create(id);
        return Added(id, item);
    }

    public IEnumerable<string> Describe() => _entries.OrderBy(e => e.Key).Select(e => $"{e.Key}: {e.Value.Item}");

    private AreaItem Added(int id, AreaItem item)
    {
        Put(id, item);
        return item;
    }

    private void Touch(int id)
    {
        lock (_sweeping)
        {
            _order.Remove(id);
            _order.AddFirst(id);
        }
    }

    private void Sweep()
    {
        lock (_sweeping)
        {
            while (_order.Count > Capacity && _order.Last is { Value: var oldest })
            {
                _order.RemoveLast();
                _entries.TryRemove(oldest, out _);
            }
        }
    }

    private static double Rate(long hits, long misses) => hits + misses == 0 ? 0 : (double)hits / (hits + misses);

    private sealed record Entry(AreaItem Item, DateTimeOffset Until)
    {
        public bool IsStale(DateTimeOffset now) => now > Until;
    }
}
