using Generator.Tests.Rules.Definitions;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Handlers;

/// <summary>Names and attributes of the user beside emitted code: what compiles without it compiles with it, and answers.</summary>
public sealed class ValidCodeTests
{
    [Theory]
    [InlineData("Awaited")]
    [InlineData("WithBody")]
    [InlineData("Handler")]
    [InlineData("_handler")]
    [InlineData("Own_Endpoints")]
    [InlineData("Json_Own")]
    [InlineData("FormLimits_A")]
    [InlineData("Kind_Value")]
    [InlineData("Sync")]
    [InlineData("RunSync")]
    [InlineData("AsgiResource1")]
    [InlineData("Route_Json_Own_")]
    [InlineData("await")]
    [InlineData("@event")]
    [InlineData("Equals")]
    public void A_parameter_and_a_method_may_have_a_name_of_emitted_code(string name)
    {
        var app = Own($$"""
            [Get("/a/{{{Plain(name)}}}")]
            public async Task<string> A(string @{{Plain(name)}}) { var text = @{{Plain(name)}}; await Task.Yield(); return text; }
            [Get("/b/{{{Plain(name)}}}")] public string {{name}}(string {{name}}) => {{name}};
            [FormLimits(Parts = 9)] [Post("/c/{{{Plain(name)}}}")] public ValueTask<string> C(string {{name}}, string body) => new({{name}} + body);
            [Get("/d")] public ValueTask<string> Json_Own(Kind {{name}}) => new($"{{{name}}}");
            [Get("/e")] public string Kind_Value(Kind {{name}} = Kind.Less) => $"{{{name}}}";
            public enum Kind { More, Less }
            """);
        Assert.Equal("x", app.Get("/a/x").Body);
        Assert.Equal("x", app.Get("/b/x").Body);
        Assert.Equal("xin", app.Call("POST", "/c/x", "in").Body);
        Assert.Equal("Less", app.Get($"/d?{Plain(name)}=less").Body);
        Assert.Equal("LessMore", app.Get("/e").Body + app.Get($"/e?{Plain(name)}=0").Body);
    }

    [Fact]
    public void A_parameter_may_have_the_name_that_another_one_gets()
    {
        var app = Own("""
            public sealed record Paging(int Page, int Size_name);
            [Get("/a/{scope}")] public string A(string scope, string scopeValue, string scopeValue_) => scope + scopeValue + scopeValue_;
            [Get("/b")] public async Task<string> B([AsParameters] Paging paging, int paging_Page) { await Task.Yield(); return $"{paging}{paging_Page}"; }
            """);
        Assert.Equal("123", app.Get("/a/1?scopeValue=2&scopeValue_=3").Body);
        Assert.Equal("Paging { Page = 1, Size_name = 2 }3", app.Get("/b?page=1&size_name=2&paging_Page=3").Body);
    }

    [Theory]
    [InlineData("namespace A { ", " }")]
    [InlineData("", "")]
    public void A_class_may_have_the_name_of_a_modifier(string open, string close)
    {
        var app = GeneratorRun.Of($$"""
            [AdaptersApp] public static partial class App;
            {{open}}[Handler] public sealed class @partial { [Get] public string Get() => "one"; }
            [Handler("/scoped", Lifetime = HandlerLifetime.Scoped)] public sealed class @async { [Get] public string Get() => "two"; }{{close}}
            """).Load();
        Assert.Equal("onetwo", app.Get("/").Body + app.Get("/scoped").Body);
    }

    [Fact]
    public void Names_that_differ_by_dots_and_underscores_only_are_different()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            namespace A { namespace _B { [Handler] public sealed class C { [Get("/1")] public string Get() => "1"; } } }
            namespace A_ { namespace B { [Handler] public sealed class C { [Get("/2")] public string Get(In.Kind kind, In_Kind other) => $"{kind}{other}"; } } public enum In_Kind { One } public static class In { public enum Kind { Two } } }
            namespace A { [Handler] public sealed class __B_C { [Get("/3")] public string Get() => "3"; } }
            namespace É { [Handler] public sealed class Á { [Get("/4")] public string Get() => "4"; } }
            namespace E\u0301 { [Handler] public sealed class A\u0301 { [Get("/5")] public string Get() => "5"; } }
            """).Load();
        Assert.Equal("1345", string.Concat("1345".Select(c => app.Get($"/{c}").Body)));
        Assert.Equal("TwoOne", app.Get("/2?kind=two&other=one").Body);
    }

    [Theory]
    [InlineData("Shop.Api", "Shop-Api")]
    [InlineData("Shop.Api", "Shop_Api")]
    [InlineData("R&D.Web", "R<D.Web")]
    [InlineData("1.2", "1._2")]
    public void Libraries_whose_names_are_alike_are_served_side_by_side(string first, string second)
    {
        var one = GeneratorRun.Of("[Handler] public static class One { [Get(\"/1\")] public static string Get() => \"1\"; }", first);
        var two = GeneratorRun.Of("[Handler] public static class Two { [Get(\"/2\")] public static string Get() => \"2\"; }", second);
        var app = GeneratorRun.Of(
            "[AdaptersApp] public static partial class App;", "App", one.ToReference(), two.ToReference()).Load(one, two);
        Assert.Equal("12", app.Get("/1").Body + app.Get("/2").Body);
    }

    [Theory]
    [InlineData("@event")]
    [InlineData("await")]
    [InlineData("@class")]
    public void The_application_class_may_have_a_keyword_for_its_name(string name) => GeneratorRun.Of($$"""
        #pragma warning disable CS8981
        namespace @namespace.await { [AdaptersApp] public static partial class {{name}} { private static int RunAsgi() => RunHttp(); private static int RunHttp() => StartAsync(); internal static int StartAsync() => 1; public static int Use() => RunAsgi(); } }
        [Handler] public sealed class Own { [Get("/")] public string Get() => ""; }
        """);

    [Theory]
    [InlineData("public static int [|Routes|] => 1;")]
    [InlineData("public static void [|Asgi|]() { }")]
    [InlineData("public static int [|get_Routes|]() => 1;")]
    [InlineData("public static int [|CreateWsgi|];")]
    [InlineData("public static int [|CreateAsgi|](IServiceProvider services) => 1;")]
    [InlineData("public static class [|Wsgi|];")]
    [InlineData("public static int [|RunAsync|](string[] args) => 1;")]
    public void A_member_of_the_application_class_that_is_in_the_way_is_reported(string member) => RuleRun.Finds(
        "ADPT010",
        $"'App' has [AdaptersApp] and cannot be filled: '{member.Split("[|")[1].Split("|]")[0]}' is the name of a member that the "
        + "generator adds to it: give it another name",
        $"[AdaptersApp] public static partial class App {{ {member} }}");

    [Fact]
    public void What_is_experimental_obsolete_or_not_for_other_languages_is_served_without_a_warning()
    {
        var app = GeneratorRun.Of("""
            [assembly: CLSCompliant(true)]
            [System.Diagnostics.CodeAnalysis.Experimental("OWN1")] [AdaptersApp] public static partial class App;
            [System.Diagnostics.CodeAnalysis.Experimental("OWN1")] [Handler("/a")] public sealed class Trial(IServiceProvider? p = null)
            {
                public bool Has => p is null;
                [System.Diagnostics.CodeAnalysis.Experimental("OWN2")] [Get] public async Task<string> Get(Kind kind) { await Task.Yield(); return $"{kind}"; }
                [Startup] public void Begin() { }
            }
            [System.Diagnostics.CodeAnalysis.Experimental("OWN3")] public enum Kind { One }
            [Obsolete("gone", error: true)] [Handler("/b")] public sealed class Gone { [Get] public string Get(Own own) => own.Text; [Get("/w")] [Obsolete("x", DiagnosticId = "OWN4")] public string Get() => "w"; }
            [Obsolete("gone", error: true)] public sealed class Own { public string Text = ""; [Obsolete("gone", error: true)] public static bool TryParse(string text, out Own own) { own = new Own { Text = text }; return true; } }
            [Handler("/c")] public sealed class Most { [Obsolete("gone", error: true)] [Get("/{sbyte}")] internal string Get(sbyte @sbyte) => $"{@sbyte}"; }
            """).Load().With(new NoServices());
        Assert.Equal("One", app.Get("/a?kind=one").Body);
        Assert.Equal("x", app.Get("/b?own=x").Body);
        Assert.Equal("w", app.Get("/b/w").Body);
        Assert.Equal("-3", app.Get("/c/-3").Body);
    }

    [Theory]
    [InlineData("Span<int> numbers")]
    [InlineData("ReadOnlySpan<char> text")]
    [InlineData("dynamic value")]
    public void A_constructor_with_what_no_service_can_be_is_reported(string parameter) => RuleRun.Finds(
        "ADPT001",
        "The handler 'Own' cannot be used: its constructor takes a pointer, a ref struct or a dynamic value, which no service can be",
        $$"""[Handler] public sealed class [|Own|] { public Own({{parameter}}) { } [Get] public string Get() => ""; }""");

    [Theory]
    [InlineData("[FromServices] Span<int> [|value|]", "a pointer, a ref struct and a dynamic value are never services")]
    [InlineData(
        "[FromServices(Key = typeof(Hidden))] string [|value|]",
        "generated code cannot name the type of its key: make it public or internal")]
    [InlineData("[AsParameters] Part [|value|]", "nobody would set its required field 'Number': make it a property")]
    [InlineData(
        "[FromQuery] Uri[,] [|value|]", "a query value is text, and the type is not parsed from text: take a type that is")]
    [InlineData(
        "System.Text.StringBuilder [|value|]",
        "a GET handler has no body, and the type is not parsed from text: mark the parameter with [FromServices] if it is a service, with "
        + "[AsParameters] if its members are values of the request, or take a type that is")]
    [InlineData(
        "IShape [|value|]",
        "a GET handler has no body, and the type is not parsed from text: mark the parameter with [FromServices] if it is a service, or "
        + "give the type a static TryParse(string, out IShape) method")]
    [InlineData(
        "byte[] [|value|]",
        "bytes are a body, and this request has none: mark the parameter with [FromQuery] if it is numbers in the query")]
    [InlineData("RefOnly [|value|]", "no text of a request is a value of this type: declare the type that you expect")]
    public void A_parameter_that_emitted_code_cannot_make_is_reported_with_what_to_do(string parameter, string advice)
    {
        var found = Assert.Single(RuleRun.Run($$"""
            public interface IShape { static abstract bool TryParse(string text, out IShape shape); }
            public ref struct RefOnly { public static bool TryParse(string text, out RefOnly value) { value = default; return true; } }
            public sealed class Part { public required int Number; }
            [Handler] public sealed class Own { [Get("/")] public string Get({{parameter.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}) => ""; private sealed class Hidden; }
            """));
        Assert.EndsWith("cannot be bound: " + advice, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("ADPT003", found.Id);
    }

    [Fact]
    public void What_attributes_say_of_null_is_no_warning()
    {
        var compilation = GeneratorRun.Compile("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Own
            {
                [Get("/a")] public string A([System.Diagnostics.CodeAnalysis.DisallowNull] string? text, [System.Diagnostics.CodeAnalysis.NotNull] string? other) => (other ??= "") + text;
                [Startup] public void Begin(IDictionary<string, object> state) { }
                [Get("/b")] public Task<string> B([AsParameters] Part part) => Task.FromResult(part.Text);
            #nullable disable
                [Get("/c")] public string C(string text = null) => text;
                public sealed class Part { public string Text { get; set; } = null; }
            }
            """, "Shop");
        GeneratorRun.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Values_keep_what_the_compiler_makes_of_them()
    {
        var app = Own("""
            public enum Twins { One, one, ONE, Two }
            public sealed class Part(int id) { public required int Id { get; set; } public int Sum() => Id + id; }
            [Get("/a")] public string A(Twins twin) => $"{(int)twin}";
            [Get("/b")] public string B([AsParameters] Part part) => $"{part.Sum()}";
            [Get("/c")] public string C([System.Runtime.CompilerServices.DateTimeConstant(9L), System.Runtime.InteropServices.Optional] DateTime time, [FromQuery(Name = "\ud800")] string half = "\ud800") => $"{time.Ticks}{(int)half[0]}";
            """);
        Assert.Equal("01233", string.Concat(new[] { "One", "one", "ONE", "tWO", "3" }.Select(t => app.Get($"/a?twin={t}").Body)));
        Assert.Equal("8", app.Get("/b?id=4").Body);
        Assert.Equal("955296", app.Get("/c").Body);
    }

    [Fact]
    public void A_method_of_an_extension_block_is_reported_once()
    {
        const string Source = """
            [Handler] public static class Own { extension(string name) { [Get("/{name}")] public string Find() => name; } }
            """;
        Assert.All(RuleRun.Run(Source), f => Assert.Equal("ADPT011", f.Id));
    }

    private static string Plain(string name) => name.TrimStart('@');

    private static GeneratedApp Own(string members) =>
        GeneratorRun.Of($"[AdaptersApp] public static partial class App; [Handler] public sealed class Own {{ {members} }}").Load();

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IServiceProvider) ? this : null;
    }
}
