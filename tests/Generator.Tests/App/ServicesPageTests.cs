using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.App;

/// <summary>The code of the page on services compiles, and does as the page says.</summary>
public sealed partial class ServicesPageTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of(
        string.Join('\n', Blocks().Matches(Page()).Select(m => m.Groups[1].Value)) + GeneratorRun.Server, "Shop",
        MetadataReference.CreateFromFile(typeof(IServiceScopeFactory).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceProvider).Assembly.Location)).Load());

    [Fact]
    public void The_handlers_of_the_page_answer()
    {
        var make = App.Value.Type.Assembly.GetType("Program")!.GetMethod("MakeServices")!;
        var app = App.Value.With((IServiceProvider)make.Invoke(null, null)!);
        Assert.Equal("order of 2026-01-02", app.Get("/orders/latest").Body);
        Assert.Equal("1", app.Get("/reports/closed").Body);
        Assert.Equal("order of 2026-01-02, at most 5, on 2026-01-02", app.Get("/reports/today").Body);
        Assert.Equal("2", app.Get("/reports/closed").Body);
    }

    [Theory]
    [InlineData("/admin/state", null, 401, "")]
    [InlineData("/admin/state", "Bearer user", 403, "The role admin is needed.")]
    [InlineData("/admin/state", "Bearer admin", 200, "running")]
    [InlineData("/admin/version", null, 200, "1.0")]
    [InlineData("/api/v1/lists/3", null, 401, "")]
    [InlineData("/api/v1/lists/3", "Bearer user", 200, "list 3")]
    public void The_filter_of_the_page_answers(string target, string? authorization, int status, string body)
    {
        var answer = App.Value.Send("GET", target, null, authorization is null ? [] : [("authorization", authorization)]);
        Assert.Equal(status, answer.Status);
        Assert.Contains(body, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/measured/now", "now")]
    [InlineData("/measured/later", "later")]
    public void The_filter_around_a_route_of_the_page_measures(string target, string body)
    {
        Assert.Equal(body, App.Value.Get(target).Body);
        Assert.Equal(body, target.EndsWith("now", StringComparison.Ordinal) ? App.Value.CallSync("GET", target).Body : body);
    }

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs/services.md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
