namespace Shop;

public enum AreaState
{
    Draft,
    Open,
    Paid,
    Closed,
}

public sealed record AreaLine(string Article, int Count, decimal Price)
{
    public decimal Total => Count * Price;

    public AreaLine Merge(AreaLine other) => this with { Count = Count + other.Count };
}

public sealed record AreaAddress(string Street, string City, string Country)
{
    public string Label => $"{Street}, {City} ({Country})";
}

public sealed class AreaItem
{
    private readonly List<AreaLine> _lines = [];

    public AreaItem(int id, string customer)
    {
        Id = id;
        Customer = customer;
        Created = DateTimeOffset.UnixEpoch;
    }

    public int Id { get; }

    public string Customer { get; }

    public DateTimeOffset Created { get; init; }

    public AreaAddress? Address { get; set; }

    public AreaState State { get; private set; }

    public IReadOnlyList<AreaLine> Lines => _lines;

    public decimal Total => _lines.Sum(l => l.Total);

    public bool IsEmpty => _lines.Count == 0;

    public void Add(AreaLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (State != AreaState.Draft)
            throw new InvalidOperationException($"{Id} is {State}");
        var index = _lines.FindIndex(l => l.Article == line.Article);
        if (index < 0)
            _lines.Add(line);
        else
            _lines[index] = _lines[index].Merge(line);
    }

    public void Remove(string article)
    {
        if (State == AreaState.Draft)
            _lines.RemoveAll(l => string.Equals(l.Article, article, StringComparison.Ordinal));
    }

    public void Advance()
    {
        State = State switch
        {
            AreaState.Draft when !IsEmpty => AreaState.Open,
            AreaState.Open => AreaState.Paid,
            AreaState.Paid => AreaState.Closed,
            _ => State,
        };
    }

    public AreaItem Copy(int id)
    {
        var copy = new AreaItem(id, Customer) { Created = Created, Address = Address };
        foreach (var line in _lines)
            copy.Add(line with { });
        return copy;
    }

    public override string ToString() => $"{Id} of {Customer}: {Lines.Count} lines, {Total:0.00}, {State}";
}

public static class AreaItems
{
    public static IEnumerable<AreaItem> Open(this IEnumerable<AreaItem> items) => items.Where(i => i.State == AreaState.Open);

    public static AreaItem? Largest(this IEnumerable<AreaItem> items) => items.OrderByDescending(i => i.Total).FirstOrDefault();

    public static ILookup<string, AreaItem> ByCountry(this IEnumerable<AreaItem> items) =>
        items.Where(i => i.Address is not null).ToLookup(i => i.Address!.Country, StringComparer.OrdinalIgnoreCase);
}
