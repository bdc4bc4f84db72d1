namespace Shop;

public class AreaPricing
{
    private static readonly Dictionary<string, decimal> Rates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AT"] = 0.2m, ["DE"] = 0.19m, ["FR"] = 0.2m, ["SE"] = 0.25m, ["CH"] = 0.081m,
    };

    private readonly HashSet<string> _loyal = new(StringComparer.Ordinal);

    public decimal Net(AreaItem item, decimal discount)
    {
        var sum = 0m;
        foreach (var line in item.Lines)
            sum += NetOf(line, discount);
        return Round(sum);
    }

    public decimal Gross(decimal net, string country) => Round(net * (1 + RateOf(country)));

    public virtual decimal Shipping(int count, string country)
    {
        var zone = ZoneOf(country);
        var weight = Math.Max(1, count) * 0.4;
        for (var step = 0; step < zone; step++)
            weight *= 1.1;
        return Round((decimal)weight * StepOf(zone));
    }

    public bool IsLoyal(string customer) => _loyal.Contains(customer) || customer.Length % 7 == 0;

    public void Welcome(params string[] customers)
    {
        foreach (var customer in customers.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal))
            _loyal.Add(customer);
    }

    public IReadOnlyDictionary<string, decimal> Table(AreaItem item)
    {
        var net = Net(item, 0);
        return Rates.ToDictionary(r => r.Key, r => Gross(net, r.Key), StringComparer.Ordinal);
    }

    public (decimal Lowest, decimal Highest, decimal Mean) Spread(IReadOnlyCollection<AreaItem> items)
    {
        if (items.Count == 0)
            return default;
        var totals = items.Select(i => Net(i, 0)).Order().ToArray();
        var mean = totals.Aggregate(0m, (a, b) => a + b) / totals.Length;
        return (totals[0], totals[^1], Round(mean));
    }

    protected virtual decimal StepOf(int zone) => zone switch
    {
        0 => 1.5m,
        1 => 2.2m,
        2 => 4.1m,
        _ => 7.9m,
    };

    private static decimal NetOf(AreaLine line, decimal discount)
    {
        var quantity = line.Count >= 100 ? 0.02m : 0;
        return line.Total * (1 - Math.Min(0.5m, discount + quantity));
    }

    private static decimal RateOf(string country) => Rates.TryGetValue(country, out var rate) ? rate : 0;

    private static int ZoneOf(string country) => country switch
    {
        "AT" or "DE" => 0,
        "FR" or "CH" => 1,
        "SE" => 2,
        _ => 3,
    };

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}

public sealed class AreaExpressPricing : AreaPricing
{
    public override decimal Shipping(int count, string country) => base.Shipping(count, country) * 2 + Surcharge(country);

    protected override decimal StepOf(int zone) => base.StepOf(zone) + 1;

    private static decimal Surcharge(string country) => country.Length == 2 ? 3.5m : 9;
}
