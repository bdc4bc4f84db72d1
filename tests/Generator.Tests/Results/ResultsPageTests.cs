using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generator.Tests.Results;

/// <summary>The code of the page on results compiles, and answers as the page says.</summary>
public sealed partial class ResultsPageTests
{
    private const string Json = """
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        public sealed class PageJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static PageJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(type);
        }
        [AdaptersApp] public static partial class App;

        """;

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of(
        Json + "#pragma warning disable CS1998\n" + string.Join('\n', Blocks().Matches(Page()).Select(m => m.Groups[1].Value))).Load());

    [Theory]
    [InlineData("GET", "/orders/1", 200, """{"Id":1,"Name":"tea"}""")]
    [InlineData("GET", "/orders/1/state", 200, "\"Paid\"")]
    [InlineData("GET", "/orders/count", 200, "1")]
    [InlineData("GET", "/orders/page", 200, "<h1>Orders</h1>")]
    [InlineData("GET", "/orders/old", 301, "")]
    [InlineData("POST", "/orders/visit", 200, "Welcome")]
    [InlineData("GET", "/orders/all", 200, "{\"Id\":1,\"Name\":\"tea\"}\n{\"Id\":2,\"Name\":\"milk\"}\n")]
    [InlineData("GET", "/orders/events", 200, "event: added\nid: 3\nretry: 2000\ndata: {\"Id\":3,\"Name\":\"rice\"}\n\n")]
    public void The_handlers_of_the_page_answer(string method, string target, int status, string body)
    {
        var answer = App.Value.Call(method, target);
        Assert.Equal((status, body), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("GET", "/orders/2", 404)]
    [InlineData("GET", "/orders/2/receipt", 404)]
    [InlineData("DELETE", "/payments/1", 409)]
    [InlineData("POST", "/payments/1", 429)]
    [InlineData("POST", "/stock/tea", 409)]
    public void The_errors_of_the_page_are_problems(string method, string target, int status)
    {
        var answer = App.Value.Call(method, target);
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Headers["content-type"]));
    }

    [Fact]
    public void The_problem_on_the_page_is_the_one_that_is_sent()
    {
        var answer = App.Value.Send(
            "DELETE", "/payments/1", null, ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        var shown = Problem().Match(Page()).Groups[1].Value;
        Assert.Equal(Spaces().Replace(shown, "").Replace("\": ", "\":", StringComparison.Ordinal), answer.Body);
    }

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs/results.md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Problem();

    [GeneratedRegex("\n *")]
    private static partial Regex Spaces();
}
