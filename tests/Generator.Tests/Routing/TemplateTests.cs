namespace Generator.Tests.Routing;

/// <summary>What templates match besides literals and plain parameters.</summary>
public sealed class TemplateTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [assembly: RouteConstraint("even", typeof(Even))]
        [AdaptersApp] public static partial class App;

        public static class Even
        {
            public static bool Matches(int value) => value % 2 == 0;
            public static bool Matches(string value) => value.Length % 2 == 0;
        }

        public enum Kind { Bug, Wish }

        [Handler]
        public sealed class Site
        {
            [Get("/min/{id:int:min(5)}")] public ValueTask<string> Min(int id) => new($"from 5: {id}");
            [Get("/min/{id:int}")] public ValueTask<string> AnyMin(int id) => new($"any: {id}");
            [Get("/max/{id:max(-1)}")] public ValueTask<string> Max(long id) => new($"to -1: {id}");
            [Get("/range/{rate:range(0.5,2)}")] public ValueTask<string> Range(double rate) => new("in range");
            [Get("/price/{price:range(0.5,2)}")] public ValueTask<string> Price(decimal price) => new("in range");
            [Get("/alpha/{word:alpha}")] public ValueTask<string> Alpha(string word) => new($"letters {word}");
            [Get("/alpha/{word}")] public ValueTask<string> AnyWord(string word) => new($"word {word}");
            [Get("/length/{word:length(3)}")] public ValueTask<string> Three(string word) => new($"three {word}");
            [Get("/length/{word:length(4,5)}")] public ValueTask<string> Four(string word) => new($"four {word}");
            [Get("/length/{word:minlength(8)}")] public ValueTask<string> Long(string word) => new($"long {word}");
            [Get("/length/{word:maxlength(1)}")] public ValueTask<string> Short(string word) => new($"short {word}");
            [Get("/regex/{code:regex([a-z]{{2}}-[0-9]+)}")] public ValueTask<string> Code(string code) => new($"code {code}");
            [Get("/regex/{path:regex((a|b)/?c)}")] public ValueTask<string> Slash(string path) => new($"path {path}");
            [Get("/back/{code:regex((.)\\1)}")] public string Twice(string code) => $"twice {code}";
            [Get("/even/{id:even}")] public ValueTask<string> EvenId(int id) => new($"even {id}");
            [Get("/even/{id:int}")] public ValueTask<string> OddId(int id) => new($"odd {id}");
            [Get("/even/{word:even}")] public ValueTask<string> EvenWord(string word) => new($"even {word}");
            [Get("/when/{at:datetime}")] public ValueTask<string> When(DateTime at) => new($"{at:yyyyMMdd}");
            [Get("/rest/{*path:minlength(3)}")] public ValueTask<string> Rest(string path) => new($"rest {path}");

            [Get("/optional/{id?}")] public ValueTask<string> Optional(int? id) => new($"id {id?.ToString() ?? "none"}");
            [Get("/defaulted/{id?}")] public ValueTask<string> Defaulted(int id = 7) => new($"id {id}");
            [Get("/text/{name?}")] public string Text(string? name) => $"name {name ?? "none"}";
            [Get("/kind/{kind?}")] public ValueTask<string> OfKind(Kind kind = Kind.Wish) => new($"kind {kind}");
            [Get("/page/{page=1}/{size:int=20}")] public ValueTask<string> Page(int page, int size) => new($"page {page} of {size}");
            [Get("/day/{day=2026-01-02}")] public ValueTask<string> Day(DateOnly day) => new($"{day:yyyyMMdd}");
            [Get("/named/{name=a b}")] public ValueTask<string> Named(string name) => new($"named {name}");
            [Get("/all/{*rest=none}")] public ValueTask<string> All(string rest) => new($"all {rest}");
            [Post("/optional/{id?}")] public async Task<string> Posted(int? id, string body) => $"posted {id?.ToString() ?? "none"} {body}";

            [Get("/v{major:int}.{minor:int}/x")] public ValueTask<string> Version(int major, int minor) => new($"version {major} {minor}");
            [Get("/v{rest}/x")] public ValueTask<string> Other(string rest) => new($"other {rest}");
            [Get("/files/{name}.{extension?}")] public ValueTask<string> File(string name, string? extension) =>
                new($"{name} {extension ?? "none"}");
            [Get("/pairs/({a})-({b})")] public ValueTask<string> Pair(string a, string b) => new($"{a} and {b}");
            [Get("/three/{a}-{b}-{c:int}")] public ValueTask<string> Three(string a, string b, int c) => new($"{a} {b} {c}");
            [Get("/from{a}to{b}")] public ValueTask<string> FromTo(string a, string b) => new($"{a} to {b}");
            [Get("/a{{b}}")] public ValueTask<string> Braces() => new("braces");
        }

        [Handler("/root/{id?}")] public sealed class Rooted
        {
            [Get] public ValueTask<string> Get(string? id) => new($"root {id ?? "none"}");
        }

        [Handler("/{*any}")] public sealed class Bare { [Put] public ValueTask<string> Put(string any) => new($"put {any}"); }
        """).Load());

    [Theory]
    [InlineData("/min/5", "from 5: 5")]
    [InlineData("/min/4", "any: 4")]
    [InlineData("/max/-1", "to -1: -1")]
    [InlineData("/range/0.5", "in range")]
    [InlineData("/range/2", "in range")]
    [InlineData("/price/1.5", "in range")]
    [InlineData("/alpha/Abz", "letters Abz")]
    [InlineData("/alpha/ab1", "word ab1")]
    [InlineData("/alpha/%C3%A9", "word é")]
    [InlineData("/alpha/%61", "letters a")]
    [InlineData("/length/abc", "three abc")]
    [InlineData("/length/%C3%A9bc", "three ébc")]
    [InlineData("/length/abcde", "four abcde")]
    [InlineData("/length/abcdefgh", "long abcdefgh")]
    [InlineData("/length/a", "short a")]
    [InlineData("/regex/ab-12", "code ab-12")]
    [InlineData("/regex/a%2Fc", "path a/c")]
    [InlineData("/back/aa", "twice aa")]
    [InlineData("/even/4", "even 4")]
    [InlineData("/even/5", "odd 5")]
    [InlineData("/even/ab", "even ab")]
    [InlineData("/when/2026-01-02T03:04:05Z", "20260102")]
    [InlineData("/rest/a/b", "rest a/b")]
    public void A_constraint_chooses_the_route(string target, string expected) => Answers("GET", target, expected);

    [Theory]
    [InlineData("/max/0")]
    [InlineData("/range/0.4")]
    [InlineData("/range/2.1")]
    [InlineData("/price/2.01")]
    [InlineData("/length/ab")]
    [InlineData("/length/")]
    [InlineData("/alpha/")]
    [InlineData("/regex/xab-12")]
    [InlineData("/regex/ab-12x")]
    [InlineData("/back/ab")]
    [InlineData("/even/abc")]
    [InlineData("/rest/ab")]
    public void A_value_beyond_a_constraint_is_not_found(string target) => Assert.Equal(405, App.Value.Get(target).Status);

    [Theory]
    [InlineData("/optional/3", "id 3")]
    [InlineData("/optional", "id none")]
    [InlineData("/defaulted/3", "id 3")]
    [InlineData("/defaulted", "id 7")]
    [InlineData("/text", "name none")]
    [InlineData("/text/a", "name a")]
    [InlineData("/kind", "kind Wish")]
    [InlineData("/kind/bug", "kind Bug")]
    [InlineData("/page/2/50", "page 2 of 50")]
    [InlineData("/page/2", "page 2 of 20")]
    [InlineData("/page", "page 1 of 20")]
    [InlineData("/day", "20260102")]
    [InlineData("/named", "named a b")]
    [InlineData("/all", "all none")]
    [InlineData("/all/", "all ")]
    [InlineData("/all/x/y", "all x/y")]
    [InlineData("/root", "root none")]
    [InlineData("/root/x", "root x")]
    public void A_value_may_be_missing(string target, string expected) => Answers("GET", target, expected);

    [Theory]
    [InlineData("/optional", "posted none body")]
    [InlineData("/optional/4", "posted 4 body")]
    public void A_value_may_be_missing_beside_a_body(string target, string expected) =>
        Assert.Equal(expected, App.Value.Call("POST", target, "body").Body);

    [Theory]
    [InlineData("/optional/")]
    [InlineData("/optional/x")]
    [InlineData("/page/x")]
    [InlineData("/day/x")]
    public void A_value_that_may_be_missing_is_valid_if_it_is_there(string target) => Assert.Equal(405, App.Value.Get(target).Status);

    [Theory]
    [InlineData("/v1.2/x", "version 1 2")]
    [InlineData("/v1.b/x", "other 1.b")]
    [InlineData("/vv/x", "other v")]
    [InlineData("/files/a.txt", "a txt")]
    [InlineData("/files/a.tar.gz", "a.tar gz")]
    [InlineData("/files/a", "a none")]
    [InlineData("/files/a%20b.c%20d", "a b c d")]
    [InlineData("/pairs/(a)-(b)", "a and b")]
    [InlineData("/three/a-b-c-1", "a-b c 1")]
    [InlineData("/from1to2to3", "1to2 to 3")]
    [InlineData("/a%7Bb%7D", "braces")]
    [InlineData("/a%7bb%7d", "braces")]
    public void A_segment_has_several_parts(string target, string expected) => Answers("GET", target, expected);

    [Theory]
    [InlineData("/v/x")]
    [InlineData("/pairs/()-(b)")]
    [InlineData("/pairs/(a)(b)")]
    [InlineData("/three/a-b-c")]
    [InlineData("/fromto2")]
    public void No_part_of_a_segment_is_empty(string target) => Assert.NotEqual(200, App.Value.Get(target).Status);

    [Fact]
    public void A_whole_path_can_be_a_value() => Answers("PUT", "/x/y", "put x/y");

    [Fact]
    public void Both_entry_points_know_the_same_templates()
    {
        Assert.Equal("name none", App.Value.CallSync("GET", "/text").Body);
        Assert.Equal("twice aa", App.Value.CallSync("GET", "/back/aa").Body);
    }

    [Fact]
    public void A_pattern_is_made_by_the_first_request_that_needs_it() => Assert.Contains(
        "internal static class Pattern_Code_code", GeneratorRun.Of("""
            [Handler] public sealed class Site { [Get("/{code:regex(a+)}")] public string Code(string code) => code; }
            """).Source("Site.g.cs"), StringComparison.Ordinal);

    private static void Answers(string method, string target, string expected)
    {
        var answer = App.Value.Call(method, target);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }
}
