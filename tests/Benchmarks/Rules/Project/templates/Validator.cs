namespace Shop;

public interface IAreaRule
{
    string Name { get; }

    bool Holds(AreaItem item);
}

public sealed class AreaHasLines : IAreaRule
{
    public string Name => "lines";

    public bool Holds(AreaItem item) => !item.IsEmpty;
}

public sealed class AreaHasCustomer : IAreaRule
{
    public string Name => "customer";

    public bool Holds(AreaItem item) => !string.IsNullOrWhiteSpace(item.Customer) && item.Customer.All(IsAllowed);

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.';
}

public sealed class AreaIsAffordable(decimal limit) : IAreaRule
{
    public string Name => "limit";

    public bool Holds(AreaItem item) => item.Total <= limit && item.Lines.All(l => l.Price >= 0);
}

public sealed class AreaValidator
{
    private readonly List<IAreaRule> _rules = [new AreaHasLines(), new AreaHasCustomer(), new AreaIsAffordable(100_000)];

    public event Action<AreaItem, string>? Refused;

    public void Add(IAreaRule rule)
    {
        if (!_rules.Exists(r => r.Name == rule.Name))
            _rules.Add(rule);
    }

    public void Check(AreaItem item)
    {
        var broken = Broken(item).ToList();
        if (broken.Count == 0)
            return;
        Tell(item, broken);
        throw new ArgumentException($"{item.Id} breaks {string.Join(", ", broken)}", nameof(item));
    }

    public bool TryCheck(AreaItem item, out string problem)
    {
        problem = Broken(item).FirstOrDefault() ?? "";
        return problem.Length == 0;
    }

    public IReadOnlyDictionary<string, int> Statistics(IEnumerable<AreaItem> items)
    {
        var counts = _rules.ToDictionary(r => r.Name, _ => 0, StringComparer.Ordinal);
        foreach (var name in items.SelectMany(Broken))
            counts[name]++;
        return counts;
    }

    private IEnumerable<string> Broken(AreaItem item)
    {
        foreach (var rule in _rules)
        {
            if (!rule.Holds(item))
                yield return rule.Name;
        }
    }

    private void Tell(AreaItem item, List<string> broken)
    {
        foreach (var name in broken)
            Refused?.Invoke(item, name);
    }
}

public static class AreaValidation
{
    public static AreaValidator Strict() => With(new AreaIsAffordable(1_000));

    public static AreaValidator With(params IAreaRule[] rules)
    {
        var validator = new AreaValidator();
        Array.ForEach(rules, validator.Add);
        return validator;
    }
}
