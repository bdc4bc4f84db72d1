namespace Shop;

public sealed class AreaService(
    IAreaRepository repository, AreaPricing pricing, AreaValidator validator, AreaNotifier notifier, OtherPricing otherPricing,
    AreaCache cache)
{
    public async Task<AreaItem> CreateAsync(int id, string customer, IEnumerable<AreaLine> lines, CancellationToken cancellation)
    {
        var item = new AreaItem(id, customer);
        foreach (var line in lines)
            item.Add(Normalize(line));
        validator.Check(item);
        await repository.SaveAsync(item, cancellation);
        cache.Put(item.Id, item);
        await notifier.TellAsync($"{item.Customer} created {item.Id}", cancellation);
        return item;
    }

    public async Task<AreaItem?> GetAsync(int id, CancellationToken cancellation)
    {
        if (cache.TryGet(id, out var known))
            return known;
        var item = await repository.FindAsync(id, cancellation);
        if (item is not null)
            cache.Put(id, item);
        return item;
    }

    public async Task<decimal> QuoteAsync(int id, string country, CancellationToken cancellation)
    {
        var item = await GetAsync(id, cancellation) ?? throw new KeyNotFoundException($"{id} is not known");
        var net = pricing.Net(item, DiscountOf(item));
        var shipping = otherPricing.Shipping(item.Lines.Sum(l => l.Count), country);
        return pricing.Gross(net + shipping, country);
    }

    public async Task<IReadOnlyList<AreaItem>> SearchAsync(string customer, Func<AreaItem, bool> filter, CancellationToken cancellation)
    {
        var items = await repository.ListAsync(customer, cancellation);
        return [.. items.Where(filter).OrderBy(i => i.Created).ThenBy(i => i.Id)];
    }

    public async Task<Dictionary<AreaState, decimal>> TotalsAsync(CancellationToken cancellation)
    {
        var totals = new Dictionary<AreaState, decimal>();
        await foreach (var item in repository.AllAsync(cancellation))
            totals[item.State] = totals.GetValueOrDefault(item.State) + pricing.Net(item, DiscountOf(item));
        return totals;
    }

    public async Task<int> AdvanceAllAsync(string customer, CancellationToken cancellation)
    {
        var items = await SearchAsync(customer, i => i.State != AreaState.Closed, cancellation);
        var saves = items.Select(i => AdvanceAsync(i, cancellation)).ToList();
        await Task.WhenAll(saves);
        return saves.Count(s => s.Result);
    }

    public Task<AreaItem[]> LoadAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
        Task.WhenAll(ids.Select(async id => await GetAsync(id, cancellation) ?? new AreaItem(id, "nobody")));

    private async Task<bool> AdvanceAsync(AreaItem item, CancellationToken cancellation)
    {
        var before = item.State;
        item.Advance();
        if (item.State == before)
            return false;
        try
        {
            await repository.SaveAsync(item, cancellation);
        }
        catch (IOException problem)
        {
            await notifier.TellAsync(Describe(item, problem), cancellation);
            return false;
        }

        return true;
    }

    private decimal DiscountOf(AreaItem item) => item.Lines.Count switch
    {
        > 10 => 0.15m,
        > 5 => 0.1m,
        _ when pricing.IsLoyal(item.Customer) => 0.05m,
        _ => 0,
    };

    private static AreaLine Normalize(AreaLine line) => line with { Article = line.Article.Trim().ToUpperInvariant() };

    private static string Describe(AreaItem item, Exception problem) => $"{item} was not saved: {problem.Message}";
}
