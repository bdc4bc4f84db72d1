namespace Generator.Tests.Rules.Definitions;

/// <summary>What an OpenAPI document cannot say, and what it hides.</summary>
public sealed class OpenApiRuleTests
{
    private const string App = "[AdaptersApp] public static partial class App;\n";

    [Theory]
    [InlineData(
        """[[|Get("/docs")|]]""", "",
            "'Own.Get' is not answered at GET /docs: [assembly: OpenApi] serves its page there; give that another path with PagePath")]
    [InlineData(
        """[[|Head("/openapi.json")|]]""", "",
            "'Own.Get' is not answered at HEAD /openapi.json: [assembly: OpenApi] serves its document there; give that "
            + "another path with DocumentPath")]
    [InlineData(
        """[[|Get("/a/{b?}")|]]""", "(PagePath = \"/a\")",
            "'Own.Get' is not answered at GET /a: [assembly: OpenApi] serves its page there; give that another path with PagePath")]
    public void ADPT026_a_route_at_its_path(string route, string options, string message) => RuleRun.Finds(
        "ADPT026", message,
        $$"""[assembly: OpenApi{{options}}] {{App}} [Handler] public sealed class Own { {{route}} public string """
        + $$"""Get(string? b = null) => b ?? ""; }""");

    [Theory]
    [InlineData(
        "PagePath = \"docs\"",
        "'OpenApi.PagePath' is not answered at docs: a path begins with a slash, and has neither values nor a query")]
    [InlineData(
        "DocumentPath = \"/{a}\"",
        "'OpenApi.DocumentPath' is not answered at /{a}: a path begins with a slash, and has neither values nor a query")]
    [InlineData("PagePath = \"/openapi.json\"", "'OpenApi.PagePath' is not answered at /openapi.json: the document is there")]
    public void ADPT026_a_path_that_is_none(string options, string message) => RuleRun.Finds(
        "ADPT026", message, $"[assembly: [|OpenApi({options})|]] {App}");

    [Theory]
    [InlineData("""[Get("/{name}")]""", "")]
    [InlineData("""[Post("/docs")]""", "")]
    [InlineData("""[Get("/docs")]""", "(PagePath = null)")]
    [InlineData("""[Get("/docs")]""", "(DocumentPath = null)")]
    public void Other_routes_are_answered(string route, string options) => RuleRun.FindsNothing(
        $$"""[assembly: OpenApi{{options}}] {{App}} [Handler] public sealed class Own { {{route}} public string Get(string """
        + $$"""name = "") => name; }""");

    [Fact]
    public void ADPT027_types_of_an_assembly_without_comments()
    {
        var library = GeneratorRun.Of("public sealed class Far { }", "Library").ToReference();
        var found = RuleRun.Run(
            $$"""[assembly: OpenApi] {{App}} [System.Text.Json.Serialization.JsonSerializable(typeof(Far))] public sealed """
            + $$"""class ShopJson() : System.Text.Json.Serialization.JsonSerializerContext(null);""",
            library);
        Assert.Equal(
            ("ADPT027", "The OpenAPI document has types of 'Library' without their comments: set GenerateDocumentationFile in its project"),
            (Assert.Single(found).Id, found[0].GetMessage()));
        Assert.True(found[0].Location.IsInSource);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("[assembly: OpenApi]", 0)]
    public void ADPT028_a_library_that_describes_nothing(string attribute, int count)
    {
        var library = GeneratorRun.Of(attribute +
            """[Handler] public sealed class A { [Get("/a")] public string Get() => ""; }""", "Library");
        var found = RuleRun.Run($"[assembly: OpenApi] {App}", library.ToReference());
        Assert.Equal(count, found.Length);
        Assert.All(found, f => Assert.Equal(
            ("ADPT028", "The routes of 'Library' are not in the OpenAPI document: add [assembly: OpenApi] to it"), (f.Id, f.GetMessage())));
    }

    [Theory]
    [InlineData(
        """[Get("/{a:int}")] public string One(int a) => ""; [[|Get("/{b}")|]] public string Two(string b) => "";""",
        "GET /{b} is not in the OpenAPI document: 'Own.One' has the same path there")]
    [InlineData(
        """[Get("/a")] public string One() => ""; [[|Get("/a")|], Host("a.test")] public string Two() => "";""",
        "GET /a is not in the OpenAPI document: 'Own.One' has the same path there")]
    [InlineData(
        """[[|Route("PURGE", "/a")|]] public string One() => "";""",
        "PURGE /a is not in the OpenAPI document: OpenAPI has no place for the method PURGE")]
    public void ADPT029_a_route_without_a_place(string methods, string message) =>
        RuleRun.Finds("ADPT029", message, $$"""[assembly: OpenApi] [Handler] public sealed class Own { {{methods}} }""");

    [Fact]
    public void Without_the_attribute_nothing_is_looked_at() => RuleRun.FindsNothing(
        App +
            """[Handler] public sealed class Own { [Get("/docs")] public string Get() => ""; [Route("PURGE", "/a")] """
            + """public string One() => ""; }""");
}
