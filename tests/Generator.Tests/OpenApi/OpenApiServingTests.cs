using Adapters;

namespace Generator.Tests.OpenApi;

/// <summary>The document and the page are answered, at the paths that the attribute names, by both entry points.</summary>
public sealed class OpenApiServingTests
{
    private const string Handlers = """
        [Handler] public sealed class Own
        {
            [Get("/{*rest}")] public string Rest(string rest) => "rest";
            [Post("/docs")] public string Post() => "posted";
        }
        """;

    private static readonly Lazy<OpenApiRun> Run = new(() => OpenApiRun.Of(Handlers));

    private static GeneratedApp App => Run.Value.Run.Load();

    [Fact]
    public void The_document_is_served_as_it_is_emitted()
    {
        var answer = App.Get("/openapi.json");
        Assert.Equal((200, Run.Value.Text, "application/json"), (answer.Status, answer.Body, answer.Headers["content-type"]));
        Assert.Equal("no-cache", answer.Headers["cache-control"]);
        Assert.Equal("GET /openapi.json (OpenApi.Document)", answer.Route);
        Assert.Equal(answer.Body, App.CallSync("GET", "/openapi.json").Body);
    }

    [Fact]
    public void The_page_asks_nothing_of_others()
    {
        var page = App.Get("/docs");
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Headers["content-type"]));
        Assert.Contains("data-document=\"openapi.json\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page.Body, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if-none-match", "{tag}", 304)]
    [InlineData("if-none-match", "W/{tag}, \"b\"", 304)]
    [InlineData("if-none-match", "\"b\"", 200)]
    [InlineData("if-match", "\"b\"", 412)]
    [InlineData("if-match", "{tag}", 200)]
    [InlineData("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT", 200)]
    [InlineData("if-unmodified-since", "Fri, 01 Jan 1999 00:00:00 GMT", 200)]
    public void A_client_that_has_it_is_told_so(string field, string value, int status)
    {
        var app = App;
        var tag = app.Get("/openapi.json").Headers["etag"]!;
        value = value.Replace("{tag}", tag, StringComparison.Ordinal);
        var answer = app.Send("GET", "/openapi.json", null, (field, value));
        Assert.Equal(status, answer.Status);
        if (status == 304)
            Assert.Equal(("", tag), (answer.Body, answer.Headers["etag"]));
        Assert.Equal(status, app.CallSync("GET", "/openapi.json", "", (field, value)).Status);
    }

    [Theory]
    [InlineData("HEAD", "/openapi.json", 200, null)]
    [InlineData("POST", "/docs", 200, null)]
    [InlineData("PUT", "/docs", 405, "POST, GET, HEAD, OPTIONS")]
    [InlineData("OPTIONS", "/docs", 204, "POST, GET, HEAD, OPTIONS")]
    [InlineData("GET", "/docs/", 200, null)]
    public void Other_methods_and_paths_go_to_the_routes(string method, string target, int status, string? allow)
    {
        var app = OpenApiRun.Of(
            """[Handler] public sealed class Own { [Post("/docs")] public string Post() => ""; [Get("/docs/")] public """
            + """string Slash() => ""; }""").Run.Load();
        var answer = app.Call(method, target);
        Assert.Equal((status, allow), (answer.Status, answer.Headers["allow"]));
    }

    [Fact]
    public void It_goes_before_a_catch_all_route_and_is_in_the_list_of_routes()
    {
        Assert.Equal("rest", App.Get("/other").Body);
        Assert.Contains(App.Routes, r => r is { Template: "/docs", Handler: "OpenApi.Page", Method: "GET" });
    }

    [Theory]
    [InlineData("DocumentPath = \"/v1/api.json\", PagePath = \"/help/api\"", "/v1/api.json", "/help/api", "../v1/api.json")]
    [InlineData("PagePath = null", "/openapi.json", null, null)]
    [InlineData("DocumentPath = null", null, null, null)]
    public void The_attribute_names_the_paths(string options, string? document, string? page, string? link)
    {
        var app = OpenApiRun.Of("", options).Run.Load();
        Assert.Equal(document is null ? 404 : 200, app.Get(document ?? "/openapi.json").Status);
        Assert.Equal(page is null ? 404 : 200, app.Get(page ?? "/docs").Status);
        if (link is not null)
            Assert.Contains($"data-document=\"{link}\"", app.Get(page!).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_switch_turns_it_off()
    {
        AppContext.SetSwitch("Adapters.OpenApi", false);
        try
        {
            var app = OpenApiRun.Of("").Run.Load();
            Assert.Equal((404, 404), (app.Get("/docs").Status, app.Get("/openapi.json").Status));
            Assert.Empty(app.Routes);
        }
        finally
        {
            AppContext.SetSwitch("Adapters.OpenApi", true);
        }
    }
}
