using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generator.Tests.Routing;

/// <summary>The code of the page on routing compiles, and answers as the page says.</summary>
public sealed partial class RoutingPageTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of(Source()).Load());

    [Theory]
    [InlineData("/orders", "all")]
    [InlineData("/orders/5", "order 5")]
    [InlineData("/orders/page", "page 1 of 20")]
    [InlineData("/orders/page/2", "page 2 of 20")]
    [InlineData("/orders/page/2/50", "page 2 of 50")]
    [InlineData("/orders/since", "since 0")]
    [InlineData("/orders/since/2026-01-02", "since 2")]
    [InlineData("/orders/files/may.pdf", "may as pdf")]
    [InlineData("/orders/files/may", "may as text")]
    [InlineData("/orders/tree/a/b", "a/b")]
    [InlineData("/numbers/4", "4 is even")]
    [InlineData("/numbers/5", "5 is odd")]
    [InlineData("/v1/prices/tea", "9.90")]
    [InlineData("/v2/prices/tea", "9.90 EUR")]
    [InlineData("/stock/tea", "7 tea")]
    [InlineData("/stock/tea", "7", "api-version", "1")]
    [InlineData("/import", "a tenant", "host", "a.example.com")]
    [InlineData("/import", "anyone", "host", "example.com")]
    public void The_routes_of_the_page_answer(string target, string body, string field = "accept", string value = "*/*")
    {
        var answer = App.Value.Send("GET", target, null, (field, value));
        Assert.Equal((200, body), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("text/csv", 200, "csv")]
    [InlineData("application/json", 200, "json")]
    [InlineData("text/plain", 415, null)]
    public void The_type_of_a_body_chooses_its_route(string type, int status, string? body)
    {
        var answer = App.Value.Call("POST", "/import", "a", type);
        Assert.Equal(status, answer.Status);
        Assert.Equal(body ?? answer.Body, answer.Body);
    }

    /// <summary>Attributes of an assembly come before its classes.</summary>
    private static string Source()
    {
        var lines = Blocks().Matches(Page()).SelectMany(m => m.Groups[1].Value.Split('\n')).ToList();
        var first = lines.Where(l => l.StartsWith("[assembly:", StringComparison.Ordinal));
        var rest = lines.Where(l => !l.StartsWith("[assembly:", StringComparison.Ordinal));
        return "using System.IO;\n" + string.Join('\n', [.. first, "[AdaptersApp] public static partial class App;", .. rest]);
    }

    private static string Page([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../generator/docs/routing.md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
