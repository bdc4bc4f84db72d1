using Generator.Fuzz.Models;

namespace Generator.Fuzz;

/// <summary>A request of a route with some values.</summary>
internal sealed class FuzzRequest(FuzzRoute route, IReadOnlyList<SentValue> values)
{
    public string Target => route.Path
        + string.Concat(Of(Source.Route).Select(v => "/" + Uri.EscapeDataString(v.Texts[0].Text)))
        + (Query.Length == 0 ? "" : "?" + Query);

    public (string Name, string Value)[] Headers =>
    [
        .. Of(Source.Header).SelectMany(v => v.Texts.Select(t => (v.Parameter.Key, t.Text))),
        .. Cookies.Length == 0 ? Array.Empty<(string, string)>() : [("cookie", Cookies)],
    ];

    private string Query => string.Join('&', Pairs(Source.Query));

    private string Cookies => string.Join("; ", Pairs(Source.Cookie));

    private IEnumerable<SentValue> Of(Source source) => values.Where(v => v.Parameter.Source == source);

    private IEnumerable<string> Pairs(Source source) => Of(source).SelectMany(v => v.Texts.Select(
        t => $"{Uri.EscapeDataString(v.Parameter.Key)}={Uri.EscapeDataString(t.Text)}"));
}
