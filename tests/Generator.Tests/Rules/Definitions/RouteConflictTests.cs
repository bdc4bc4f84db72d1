namespace Generator.Tests.Rules.Definitions;

/// <summary>Two routes that a request could go to, with a path that shows it.</summary>
public sealed class RouteConflictTests
{
    [Theory]
    [InlineData("/{id:int}", "int id", "/{id:long}", "long id", "/1")]
    [InlineData("/{id:int:min(5)}", "int id", "/{key:int:max(9)}", "int key", "/5")]
    [InlineData("/{a:alpha}", "string a", "/{b:length(4)}", "string b", "/true")]
    [InlineData("/{a:regex([0-9]+)}", "string a", "/{b:length(4)}", "string b", "/2026")]
    [InlineData("/{a:bool}/{b:int}", "bool a, int b", "/{a:bool}/{b:double}", "bool a, double b", "/true/1")]
    [InlineData("/{a:int}.{b:date}", "int a, DateOnly b", "/{a:long}.{b:date}", "long a, DateOnly b", "/1.2026-01-02")]
    [InlineData("/x/{id:int?}", "int? id", "/x", "", "/x")]
    [InlineData("/x/{id:int?}", "int? id", "/x/{page:int=1}", "int page", "/x/1")]
    [InlineData("/x/%41%2f", "", "/x/A%2F", "", "/x/A%2F")]
    [InlineData("/{*a}", "string a", "/{**b}", "string b", "/b")]
    [InlineData("/{kind}", "DayOfWeek kind", "/{day}", "DayOfWeek day", "/Sunday")]
    public void ADPT004_two_routes_that_take_the_same_path(string one, string first, string other, string second, string url) =>
        RuleRun.Finds(
            "ADPT004", $"GET {other} is answered by 'Site.A' already: a request such as {url} could go to either",
            $$"""
            [Handler] public sealed class Site
            {
                [Get("{{one}}")] public string A({{first}}) => "";
                [[|Get("{{other}}")|]] public string B({{second}}) => "";
            }
            """);

    [Theory]
    [InlineData("/{id:int}", "int id", "/{id}", "string id")]
    [InlineData("/{id:int:min(5)}", "int id", "/{id:int}", "int id")]
    [InlineData("/{id:int:max(5)}", "int id", "/{key:int:min(6)}", "int key")]
    [InlineData("/{a:length(3)}", "string a", "/{b:length(4)}", "string b")]
    [InlineData("/{a:guid}", "Guid a", "/{b:int}", "int b")]
    [InlineData("/{a}/x", "string a", "/x/{b}", "string b")]
    [InlineData("/{a}", "string a", "/{*b}", "string b")]
    [InlineData("/v{a}", "string a", "/{b}v", "string b")]
    [InlineData("/A", "", "/a", "")]
    public void Routes_that_go_one_before_the_other_are_none(string one, string first, string other, string second) =>
        RuleRun.FindsNothing(
            $$"""
            [Handler] public sealed class Site
            {
                [Get("{{one}}")] public string A({{first}}) => "";
                [Get("{{other}}")] public string B({{second}}) => "";
            }
            """);

    [Fact]
    public void Routes_with_other_conditions_are_none() => RuleRun.FindsNothing(
        """
        [Handler] public sealed class Site
        {
            [Post("/")] public string Any() => "";
            [Post("/"), Host("a.test")] public string A() => "";
            [Post("/"), Host("b.test")] public string B() => "";
            [Post("/"), MatchHeader("api-version", "2")] public string Two() => "";
            [Post("/"), Consumes("text/csv")] public string Csv() => "";
        }
        """);

    [Fact]
    public void ADPT004_routes_with_the_same_conditions() => RuleRun.Finds(
        "ADPT004", "POST / is answered by 'Site.A' already: a request such as / could go to either",
        """
        [Handler, Host("a.test")] public sealed class Site { [Post("/")] public string A() => ""; }
        [Handler] public sealed class Tail { [[|Post("/")|], Host("A.test")] public string B() => ""; }
        """);
}
