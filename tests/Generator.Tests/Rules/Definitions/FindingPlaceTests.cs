namespace Generator.Tests.Rules.Definitions;

/// <summary>Where findings stand: on the characters that are wrong, or on the nearest thing that is written as it is read.</summary>
public sealed class FindingPlaceTests
{
    [Theory]
    [InlineData("""[Route("GET", "/a/{[|id|]}")]""")]
    [InlineData("""[Route(template: "/a/{[|id|]}", method: "GET")]""")]
    [InlineData("""[Route("GET", template: "/a/{[|id|]}")]""")]
    [InlineData("""[Get(template: "/a/{[|id|]}")]""")]
    [InlineData("""[Get(@"/a/{[|id|]}")]""")]
    [InlineData(""""[Get("""/a/{[|id|]}""")]"""")]
    [InlineData("""[Get([|"/a/\u007bid}"|])]""")]
    [InlineData("""[Get([|"/a" + "/{id}"|])]""")]
    [InlineData("""[Get([|Path|])]""")]
    [InlineData("""[Get([|$"/a{Id}"|])]""")]
    public void A_value_of_a_template_is_underlined_in_the_argument(string attribute) => RuleRun.Finds(
        "ADPT007", "The template has a value 'id', and 'Get' has no parameter of that name",
        $$"""
        [Handler] public sealed class Own
        {
            const string Path = "/a/{id}"; const string Id = "/{id}"; {{attribute}} public string Get() => Path + Id;
        }
        """);

    [Fact]
    public void A_value_of_several_lines_is_underlined_whole() => RuleRun.Finds(
        "ADPT007", "The template has a value 'id', and 'Get' has no parameter of that name",
        """"
        [Handler] public sealed class Own { [Get([|"""
            /a/{id}
            """|])] public string Get() => ""; }
        """");

    [Theory]
    [InlineData("""[Handler("[|shop|]")]""")]
    [InlineData("""[Handler(prefix: "[|shop|]")]""")]
    [InlineData("""[Handler([|Paths.Shop|])]""")]
    public void A_prefix_that_does_not_start_with_a_slash_is_underlined(string attribute) => RuleRun.Finds(
        "ADPT002", "The template 'shop/items' cannot be parsed: it must start with '/'",
        $$"""
        internal static class Paths { public const string Shop = "shop"; }
        {{attribute}} public sealed class Own { [Get("/items")] public string Get() => ""; }
        """);

    [Fact]
    public void A_value_of_the_prefix_is_underlined_in_the_prefix() => RuleRun.Finds(
        "ADPT007", "The template has a value 'shop', and 'Get' has no parameter of that name",
        """[Handler("/{[|shop|]}")] public sealed class Own { [Get("/items")] public string Get() => ""; }""");

    [Fact]
    public void A_value_is_not_taken_for_another_that_begins_like_it() => RuleRun.Finds(
        "ADPT007", "The template has a value 'id', and 'Get' has no parameter of that name",
        """[Handler] public sealed class Own { [Get("/{idea}/{[|id|]}")] public string Get(string idea) => idea; }""");

    [Fact]
    public void A_duplicate_route_shows_where_the_first_stands()
    {
        const string First = """Get("/users/{id}")""";
        var found = Assert.Single(RuleRun.Run($$"""
            [Handler] public sealed class A { [{{First}}] public string Get(string id) => id; }
            [Handler] public sealed class B { [Get("/users/{name}")] public string Get(string name) => name; }
            """));
        var place = Assert.Single(found.AdditionalLocations);
        Assert.Equal(First, place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length));
    }

    [Fact]
    public void A_finding_is_suppressed_by_a_pragma_where_it_stands() => RuleRun.FindsNothing(
        """
        #pragma warning disable ADPT002
        [Handler] public sealed class Own { [Get("/a b")] public string Get() => ""; }
        #pragma warning restore ADPT002
        """);
}
