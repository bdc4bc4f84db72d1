using System.Collections.Concurrent;
using System.Collections.Immutable;

/// <summary>Keys and elements that collections compare: a collection may have been given a comparer, so it is never certain.</summary>
public sealed class Keys
{
    public async Task OfDictionaries(Dictionary<SlowKey, int> map, IReadOnlyDictionary<SlowKey, int> view, SlowKey key)
    {
        await Task.Yield();
        _ = map[key]; // ADPT113
        map[key] = 1; // ADPT113
        _ = map.TryGetValue(key, out _); // ADPT113
        map.Add(key, 1); // ADPT113
        _ = map.ContainsValue(1); // -
        _ = map.Count; // -
        map.Clear(); // -
        _ = view.ContainsKey(key); // ADPT113
        _ = new Dictionary<SlowKey, int> { [key] = 1 }; // ADPT113
    }

    public async Task OfOtherMaps(ConcurrentDictionary<SlowKey, int> shared, ImmutableDictionary<(SlowKey, int), int> pairs, SlowKey key)
    {
        await Task.Yield();
        _ = shared.GetOrAdd(key, 1); // ADPT113
        _ = pairs.ContainsKey((key, 1)); // ADPT113
        _ = shared.Values; // -
    }

    public async Task OfQuickKeys(Dictionary<QuickKey, int> map, HashSet<QuickKey> set, QuickKey key, Dictionary<string, SlowKey> values)
    {
        await Task.Yield();
        _ = map[key]; // -
        _ = set.Add(key); // -
        _ = set.Contains(key); // -
        _ = values["x"]; // -
        _ = values.TryGetValue("x", out _); // -
    }

    public async Task OfSets(HashSet<SlowKey> set, SortedSet<SlowKey> sorted, SlowKey key, IEnumerable<SlowKey> keys)
    {
        await Task.Yield();
        _ = set.Contains(key); // ADPT113
        set.UnionWith(keys); // ADPT113
        _ = new HashSet<SlowKey>(keys); // ADPT113
        _ = new HashSet<SlowKey>(); // -
        _ = new HashSet<SlowKey>(keys, ReferenceEqualityComparer.Instance); // -
        _ = sorted.Add(key); // ADPT113
    }

    public async Task OfLists(List<SlowKey> list, SlowKey[] array, SlowKey key)
    {
        await Task.Yield();
        _ = list.Contains(key); // ADPT113
        _ = list.IndexOf(key); // ADPT113
        list.Add(key); // -
        list.RemoveAt(0); // -
        _ = Array.IndexOf(array, key); // ADPT113
        list.Sort(); // ADPT113
        list.Sort((a, b) => 0); // -
        _ = EqualityComparer<SlowKey>.Default.Equals(key, key); // ADPT113
    }

    public async Task OfOperators(List<SlowKey> list, SlowKey key)
    {
        await Task.Yield();
        _ = list.Distinct().ToList(); // ADPT113
        _ = list.Distinct(); // -
        _ = list.ToHashSet(); // ADPT113
        _ = list.ToDictionary(k => k); // ADPT113
        _ = list.ToDictionary(k => k.Name); // -
        _ = list.ToDictionary(k => k, ReferenceEqualityComparer.Instance); // -
        _ = list.GroupBy(k => k.Name).ToList(); // -
        _ = list.Select(k => k.Name).ToList(); // -
    }
}

public sealed class SlowKey : IComparable<SlowKey>
{
    public string Name => "x";

    public int CompareTo(SlowKey? other) => File.ReadAllText("x").Length;

    public override int GetHashCode() => File.ReadAllText("x").Length;

    public override bool Equals(object? obj) => File.ReadAllText("x").Length == 1;
}

public sealed class QuickKey : IEquatable<QuickKey>
{
    public bool Equals(QuickKey? other) => other is not null;

    public override int GetHashCode() => 1;

    public override bool Equals(object? obj) => obj is QuickKey;
}
