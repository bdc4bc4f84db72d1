namespace Generator.Tests.Routing;

/// <summary>Which paths are the same: by RFC 3986, section 6.2.2, and with the case of letters by option.</summary>
public sealed class PathEqualityTests
{
    private const string Site = """
        [AdaptersApp] public static partial class App;
        [Handler]
        public sealed class Site
        {
            [Get("/users/me")] public ValueTask<string> Me() => new("me");
            [Get("/users/{name}")] public ValueTask<string> ByName(string name) => new($"name {name}");
            [Get("/a%2fb/%41~")] public ValueTask<string> Escaped() => new("escaped");
            [Get("/caf%C3%A9")] public ValueTask<string> Cafe() => new("café");
            [Get("/Tags/V{number:int}/List")] public ValueTask<string> Tag(int number) => new($"tag {number}");
            [Get("/one")] public ValueTask<string> One() => new("1");
            [Get("/two")] public ValueTask<string> Two() => new("2");
            [Get("/six")] public ValueTask<string> Six() => new("6");
            [Get("/ten")] public ValueTask<string> Ten() => new("10");
            [Get("/tan")] public string Tan() => "tan";
        }
        """;

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of(Site).Load());
    private static readonly Lazy<GeneratedApp> AnyCase = new(() => GeneratorRun.Of("[assembly: IgnorePathCase]\n" + Site).Load());

    [Theory]
    [InlineData("/users/%6De", "me")]
    [InlineData("/users/%6de", "me")]
    [InlineData("/%75sers/ada", "name ada")]
    [InlineData("/users/a%2fb", "name a/b")]
    [InlineData("/users/%25", "name %")]
    [InlineData("/users/%2541", "name %41")]
    [InlineData("/users/%zz%", "name %zz%")]
    [InlineData("/a%2Fb/A%7E", "escaped")]
    [InlineData("/a%2fb/A~", "escaped")]
    [InlineData("/caf%c3%a9", "café")]
    public void Escapes_make_no_difference(string target, string expected) => Assert.Equal(expected, App.Value.Get(target).Body);

    [Theory]
    [InlineData("/a/b/A~")]
    [InlineData("/users%2Fme")]
    [InlineData("/Users/me")]
    [InlineData("/a%2Fb/a~")]
    public void An_escape_of_a_character_that_means_something_is_not_that_character(string target) =>
        Assert.Equal(404, App.Value.Get(target).Status);

    [Theory]
    [InlineData("/USERS/Me", "me")]
    [InlineData("/users/ADA", "name ADA")]
    [InlineData("/A%2FB/a~", "escaped")]
    [InlineData("/tags/v4/LIST", "tag 4")]
    [InlineData("/ONE", "1")]
    [InlineData("/tWo", "2")]
    [InlineData("/TEN", "10")]
    [InlineData("/TAN", "tan")]
    public void Case_is_ignored_by_option(string target, string expected) => Assert.Equal(expected, AnyCase.Value.Get(target).Body);

    [Fact]
    public void A_constraint_keeps_its_case()
    {
        var app = GeneratorRun.Of("""
            [assembly: IgnorePathCase]
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Site
            {
                [Get("/{code:regex([A-Z]+)}")] public string Upper(string code) => $"upper {code}";
                [Get("/{code:regex([a-z]+)}")] public string Lower(string code) => $"lower {code}";
            }
            """).Load();
        Assert.Equal(("upper AB", "lower ab"), (app.Get("/AB").Body, app.Get("/ab").Body));
    }

    [Fact]
    public void Only_letters_have_a_case() => Assert.Equal(404, AnyCase.Value.Get("/caf%C3%89").Status);

    [Fact]
    public void Routes_that_differ_in_case_are_one_by_option() => Rules.Definitions.RuleRun.Finds(
        "ADPT004", "GET /Users is answered by 'Site.A' already: a request such as /Users could go to either",
        """
        [assembly: IgnorePathCase]
        [Handler] public sealed class Site { [Get("/users")] public string A() => ""; [[|Get("/Users")|]] public string B() => ""; }
        """);

    [Fact]
    public void A_path_without_an_escape_is_not_copied()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var length = 0;
        for (var i = 0; i < 100; i++)
        {
            length += Adapters.CompilerServices.RouteValue.Normalize("/users/ada"u8).Length;
            length += Adapters.CompilerServices.RouteValue.Normalize("/users/%C3%A9"u8).Length;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2300, length);
    }
}
