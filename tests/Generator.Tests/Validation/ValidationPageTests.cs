using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Generator.Tests.Validation;

/// <summary>The code of the page on JSON and validation compiles, and answers as the page says.</summary>
public sealed partial class ValidationPageTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.WithGenerators(
        "using System.Linq;\n" + string.Join('\n', Blocks("csharp")) + "[AdaptersApp] public static partial class App;").Load());

    [Fact]
    public void The_request_of_the_page_has_the_errors_of_the_page()
    {
        var body = Request().Match(Page()).Groups[1].Value;
        var answer = JsonNode.Parse(App.Value.Call("POST", "/orders", body, "application/json").Body)!.AsObject();
        answer.Remove("traceId");
        Assert.Equal(
            JsonNode.Parse(Assert.Single(Blocks("json")))!.ToJsonString(), answer.ToJsonString());
    }

    [Theory]
    [InlineData("""{"customer":"Ada","code":"ABC-1","items":[{"name":"pen","count":99}]}""", 200, """{"number":1}""")]
    [InlineData(
        """{"customer":"Ada","code":"ABC-1","items":[{"name":"pen","count":99},{"name":"ink","count":2}]}""", 400,
        "items: At most 100 pieces can be ordered at once.")]
    [InlineData(
        """{"customer":"Ada","code":"ABC-1","items":[]}""", 400,
        "The field Items must be a string or array type with a minimum length of '1'.")]
    public void The_handler_of_the_page_answers(string body, int status, string expected)
    {
        var answer = App.Value.Call("POST", "/orders", body, "application/json");
        Assert.Equal(status, answer.Status);
        var text = status == 200 ? answer.Body : JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString();
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orders?page=1&since=2026-01-31", "page 1")]
    [InlineData("/orders?page=1&since=2027-01-31", "The field since must be in the past.")]
    [InlineData("/orders?page=0", "The field page must be between 1 and 100.")]
    public void The_parameters_of_the_page_are_validated(string target, string expected) =>
        Assert.Contains(expected, App.Value.Get(target).Body, StringComparison.Ordinal);

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page()).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value);

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs/json-and-validation.md"));

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`POST /orders` with\n`(.*?)` gives:", RegexOptions.Singleline)]
    private static partial Regex Request();
}
