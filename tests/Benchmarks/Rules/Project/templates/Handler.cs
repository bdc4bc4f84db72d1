using Adapters;

namespace Shop;

[Handler("/area")]
public sealed class AreaHandler(AreaService service, IAreaRepository repository, OtherPricing pricing, AreaImport import)
{
    [Get("/{id}")]
    public async Task<string> Show(int id, CancellationToken cancellation)
    {
        var item = await service.GetAsync(id, cancellation);
        return item is null ? Missing(id) : Page(item);
    }

    [Get("/{id}/quote/{country}")]
    public async Task<string> Quote(int id, string country, CancellationToken cancellation)
    {
        var price = await service.QuoteAsync(id, country.ToUpperInvariant(), cancellation);
        return Render("quote", ("price", price.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)), ("country", country));
    }

    [Get("/reports")]
    public Task<string> Reports(CancellationToken cancellation) => AreaReports.JoinAsync(repository, pricing, cancellation);

    [Post("/{id}/advance")]
    public async Task<string> Advance(int id, CancellationToken cancellation)
    {
        var item = await service.GetAsync(id, cancellation);
        if (item is null)
            return Missing(id);
        var count = await service.AdvanceAllAsync(item.Customer, cancellation);
        return Render("advanced", ("count", $"{count}"));
    }

    [Post("/import/{name}")]
    public async Task<string> Import(string name, CancellationToken cancellation)
    {
        var items = import.Parse(name);
        foreach (var item in items)
            await repository.SaveAsync(item, cancellation);
        return Render("imported", [.. items.Select(i => ($"{i.Id}", i.Customer))]);
    }

    [Get("/old")]
    public string Old() => Render("old", ("lines", $"{import.Count("old")}"));

    private static string Page(AreaItem item) =>
        Render("item", [("id", $"{item.Id}"), ("customer", item.Customer), .. item.Lines.Select(l => (l.Article, $"{l.Total:0.00}"))]);

    private static string Missing(int id) => Render("missing", ("id", $"{id}"));

    private static string Render(string name, params (string Key, string Value)[] values)
    {
        var html = new System.Text.StringBuilder("<article class='").Append(name).Append("'>");
        foreach (var (key, value) in values)
            html.Append("<p>").Append(Encode(key)).Append(": ").Append(Encode(value)).Append("</p>");
        return html.Append("</article>").ToString();
    }

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);
}

public sealed class AreaImport(string folder, AreaSerializer serializer)
{
    public IReadOnlyList<AreaItem> Parse(string name)
    {
        var items = new List<AreaItem>();
        foreach (var text in Sections(name))
        {
            if (Accepts(text))
                items.Add(serializer.Read(text));
        }

        return items;
    }

    public int Count(string name) => Sections(name).Count();

    private IEnumerable<string> Sections(string name) => Read(name).Split("\n\n").Where(s => s.Length > 0);

    private string Read(string name) => Source(name, folder);

    private static string Source(string name, string folder) => folder.Length > 0 ? Load(Path.Combine(folder, name)) : "";

    private static string Load(string path) => path.EndsWith(".txt", StringComparison.Ordinal) ? File.ReadAllText(path) : "";

    private static bool Accepts(string text) => text.Contains('|', StringComparison.Ordinal) && !text.StartsWith('#');
}
