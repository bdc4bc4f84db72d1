using System.Globalization;
using System.Text;

namespace Shop;

public abstract class AreaReport
{
    public async Task<string> BuildAsync(IAreaRepository repository, CancellationToken cancellation)
    {
        var items = new List<AreaItem>();
        await foreach (var item in repository.AllAsync(cancellation))
            items.Add(item);
        var text = new StringBuilder();
        Head(text);
        foreach (var group in Group(items))
            Section(text, group);
        Foot(text, items);
        return text.ToString();
    }

    public async Task WriteAsync(IAreaRepository repository, Stream target, CancellationToken cancellation)
    {
        var text = await BuildAsync(repository, cancellation);
        await using var writer = new StreamWriter(target, leaveOpen: true);
        foreach (var line in text.Split('\n'))
            await writer.WriteLineAsync(line.TrimEnd().AsMemory(), cancellation);
    }

    protected abstract void Head(StringBuilder text);

    protected abstract IEnumerable<IGrouping<string, AreaItem>> Group(IEnumerable<AreaItem> items);

    protected virtual void Foot(StringBuilder text, List<AreaItem> items) =>
        text.Append(CultureInfo.InvariantCulture, $"{items.Count} items").AppendLine();

    private static void Section(StringBuilder text, IGrouping<string, AreaItem> group)
    {
        text.AppendLine(group.Key);
        var width = group.Max(i => i.Customer.Length);
        foreach (var item in group.OrderByDescending(i => i.Total).Take(20))
            text.Append("  ").Append(item.Customer.PadRight(width)).Append(' ').AppendLine(Money(item.Total));
    }

    protected static string Money(decimal value) => value.ToString("#,0.00", CultureInfo.InvariantCulture);
}

public sealed class AreaStateReport : AreaReport
{
    protected override void Head(StringBuilder text) => text.AppendLine("By state").AppendLine("--------");

    protected override IEnumerable<IGrouping<string, AreaItem>> Group(IEnumerable<AreaItem> items) =>
        from item in items
        group item by item.State.ToString() into states
        orderby states.Key
        select states;
}

public sealed class AreaCountryReport(OtherPricing pricing) : AreaReport
{
    protected override void Head(StringBuilder text) => text.AppendLine("By country");

    protected override IEnumerable<IGrouping<string, AreaItem>> Group(IEnumerable<AreaItem> items) =>
        items.GroupBy(i => i.Address?.Country ?? "?").OrderBy(g => g.Key, StringComparer.Ordinal);

    protected override void Foot(StringBuilder text, List<AreaItem> items)
    {
        base.Foot(text, items);
        foreach (var country in items.Select(i => i.Address?.Country).OfType<string>().Distinct(StringComparer.Ordinal))
            text.AppendLine(Line(country, items.Count(i => i.Address?.Country == country)));
    }

    private string Line(string country, int count)
    {
        var shipping = pricing.Shipping(count, country);
        return string.Create(CultureInfo.InvariantCulture, $"{country}: {Money(shipping)}");
    }
}

public static class AreaReports
{
    public static IReadOnlyList<AreaReport> All(OtherPricing pricing) => [new AreaStateReport(), new AreaCountryReport(pricing)];

    public static async Task<string> JoinAsync(IAreaRepository repository, OtherPricing pricing, CancellationToken cancellation)
    {
        var texts = await Task.WhenAll(All(pricing).Select(r => r.BuildAsync(repository, cancellation)));
        return string.Join(Environment.NewLine, texts);
    }
}
