using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generator.Tests.OpenApi;

/// <summary>The code of the page on OpenAPI compiles, answers, and is described as the page says.</summary>
public sealed partial class OpenApiPageTests
{
    private static readonly Lazy<OpenApiRun> Run = new(() => OpenApiRun.Read(GeneratorRun.Of(
        "using System.ComponentModel.DataAnnotations;\n" + string.Join('\n', Blocks().Matches(Page()).Select(m => m.Groups[1].Value)) + """
        [AdaptersApp] public static partial class App;

        [System.Text.Json.Serialization.JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(List<Order>))]
        public sealed class ShopJson
        """ + OpenApiRun.ContextMembers)));

    [Theory]
    [InlineData("/orders/1", 200)]
    [InlineData("/orders/2", 404)]
    [InlineData("/orders/by-state/paid", 200)]
    [InlineData("/stock", 401)]
    [InlineData("/docs", 200)]
    [InlineData("/openapi.json", 200)]
    public void The_application_of_the_page_answers(string target, int status) =>
        Assert.Equal(status, Run.Value.Run.Load().Get(target).Status);

    [Fact]
    public void The_document_says_what_the_page_says()
    {
        var find = Run.Value.Operation("get", "/orders/{id}");
        Assert.Equal("ordersFind", (string?)find["operationId"]);
        Assert.Equal("Orders", (string?)find["tags"]![0]);
        Assert.Equal(1, (int?)find["parameters"]![0]!["schema"]!["minimum"]);
        Assert.Equal("There is no such order.", (string?)find["responses"]!["404"]!["description"]);
        Assert.Equal("""[{"staff":[]}]""", Run.Value.Operation("get", "/stock")["security"]!.ToJsonString());
        Assert.Equal(40, (int?)Run.Value.Json["components"]!["schemas"]!["Order"]!["properties"]!["name"]!["maxLength"]);
    }

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs/openapi.md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
