namespace Generator.Tests.Handlers;

/// <summary>
/// Definitions that a person may well write, whose names or types are hard on emitted code. Each is compiled, and called.
/// </summary>
public sealed class OddShapeTests
{
    [Fact]
    public void Parameters_may_be_called_as_the_emitted_code_calls_its_own()
    {
        var app = Own("""
            [Post("/a")] public ValueTask<byte[]> A(byte[] bytes, int problem = 1) => new(bytes);
            [Post("/b")] public string B(string body, string bytes = "x") => body + bytes;
            [Get("/c")] public async Task<string> C(string pageText = "t", int page = 1, string pageGiven = "g", int? pageParsed = 2) { await Task.Yield(); return pageText + page + pageGiven + pageParsed; }
            [Get("/d/{scope}/{send}")] public ValueTask<string> D(string scope, string send, int receive = 0, string start = "s", string Handler = "h") => new(scope + send + receive + start + Handler);
            [Get("/e/{class}")] public string E(int @class, bool @event = true) => $"{@class}{@event}";
            """);
        Assert.Equal("in", app.Call("POST", "/a", "in").Body);
        Assert.Equal("inx", app.Call("POST", "/b", "in").Body);
        Assert.Equal("t5g2", app.Get("/c?page=5").Body);
        Assert.Equal("ab0sh", app.Get("/d/a/b").Body);
        Assert.Equal("7False", app.Get("/e/7?event=false").Body);
    }

    [Fact]
    public void Methods_may_be_called_as_the_emitted_code_calls_its_own()
    {
        var app = Own("""
            [Get("/a")] public string Handler() => "a";
            [Get("/b")] public ValueTask<string> MakeHandler() => new("b");
            [Get("/c")] public async Task<string> Awaited() { await Task.Yield(); return "c"; }
            [Get("/d")] public string @class() => "d";
            [Get("/e")] public string Get() => "e";
            [Get("/f")] public string Get(int id = 1) => "f";
            [Get("/g")] public string Get_1() => "g";
            [Post("/h")] public async Task<string> WithBody(string body) { await Task.Yield(); return body; }
            """);
        Assert.Equal("abcdefg", string.Concat("abcdefg".Select(c => app.Get($"/{c}").Body)));
        Assert.Equal("h", app.Call("POST", "/h", "h").Body);
    }

    [Fact]
    public void Results_may_be_of_odd_types_beside_parameters_with_the_names_of_emitted_values()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            public enum @enum : ulong { @class = 1, Largest = ulong.MaxValue }
            public enum Signed : sbyte { Least = -128 }
            public enum Empty;
            public class Base(int status) : Response(status);
            public sealed class Derived() : Base(202);
            [Handler] public static class Own
            {
                [Get("/a/{number}")] public static @enum A(ulong number) => (@enum)number;
                [Get("/b/{number}")] public static async Task<Signed?> B(sbyte number, int error = 0, int result = 0) { await Task.Yield(); return (Signed)number; }
                [Get("/c")] public static Empty C() => default;
                [Get("/d/{case0}")] public static Results<Base, Derived, string, int?> D(int case0, int case1 = 0, int case3 = 1) => case0 switch { 0 => new Base(201), 1 => new Derived(), 2 => "text", 3 => (int?)null, _ => case0 };
                [Get("/e/{case0}")] public static async Task<Results<Results<int, byte[]>, @enum>> E(int case0) { await Task.Yield(); if (case0 == 0) return @enum.@class; return (Results<int, byte[]>)case0; }
                [Get("/f")] public static Results<NotFound, NotFound, Conflict>? F() => null;
                [Get("/g")] public static decimal G() => 79228162514264337593543950335m;
                [Get("/h")] public static async ValueTask<System.Numerics.BigInteger> H() { await Task.Yield(); return System.Numerics.BigInteger.Pow(10, 40); }
                [Get("/i")] public static float I() => 1e30f;
            }
            """).Load();
        string[] targets =
        [
            "/a/1", "/a/18446744073709551615", "/a/2", "/b/-128", "/b/1", "/c", "/d/0", "/d/1", "/d/2", "/d/3", "/d/4", "/e/0", "/e/5",
            "/f", "/g", "/h", "/i",
        ];
        Assert.Equal(
            "\"class\" \"Largest\" 2 \"Least\" 1 0 201: 202: text 404 4 \"class\" 5 404 79228162514264337593543950335 "
            + "10000000000000000000000000000000000000000 1E+30",
            string.Join(' ', targets.Select(t => app.Get(t)).Select(Text)));

        static string Text(Answer answer) => answer.Status switch { 200 => answer.Body, 404 => "404", _ => $"{answer.Status}:" };
    }

    [Fact]
    public void Exceptions_may_be_of_odd_types_and_their_handlers_have_the_names_of_emitted_members()
    {
        var app = Own("""
            public sealed class @event<T>(string text) : Exception(text);
            public class Inner : ArgumentException { public sealed class Innermost : Inner; }
            [Get("/a")] public string Caught_0() => throw new @event<int>("a");
            [Get("/b")] public async Task<string> error() { await Task.Yield(); throw new @event<string>("b"); }
            [Get("/c")] public string @class(int error = 3, int scope = 4) => throw new Inner.Innermost();
            [Get("/d")] public string D() => throw new Inner();
            [Get("/e")] public string E() => throw new ArgumentNullException("e");
            [ExceptionHandler] public string On(in @event<int> @event) => @event.Message;
            [ExceptionHandler] public static async ValueTask<string> On(@event<string> scope, HttpScope error) { await Task.Yield(); return scope.Message + error.Path; }
            [ExceptionHandler] public string Caught_1(ArgumentException send) => "argument";
            [ExceptionHandler] public string await(Inner error, CancellationToken start) => "inner";
            """);
        Assert.Equal("a b/b inner inner argument", string.Join(' ', "abcde".Select(c => app.Get($"/{c}").Body)));
    }

    [Fact]
    public void Classes_whose_names_differ_by_dots_and_underscores_have_files_of_their_own()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            namespace A { [Handler] public sealed class B_C { [Get("/1")] public string Get() => "1"; } }
            namespace A_B { [Handler] public sealed class C { [Get("/2")] public string Get() => "2"; } }
            public static class A_ { public static class B { [Handler] public sealed class C { [Get("/3")] public string Get() => "3"; } } }
            """).Load();
        Assert.Equal("123", string.Concat("123".Select(c => app.Get($"/{c}").Body)));
    }

    /// <summary>The compiler takes names of files that differ in case only for one.</summary>
    [Fact]
    public void Classes_whose_names_differ_in_case_only_have_files_of_their_own()
    {
        var run = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App { [Handler] public static class EntryPoints { [Get("/1")] public static string Get() => "1"; } }
            [Handler] public sealed class Hello { [Get("/2")] public string Get() => "2"; }
            [Handler] public sealed class hELLO { [Get("/3")] public string Get() => "3"; }
            [Handler] public sealed class HELLO { [Get("/4")] public string Get() => "4"; public static class In { [Handler] public static class Deep { [Get("/5")] public static string Get() => "5"; } } }
            namespace Hello_ { [Handler] public sealed class In { [Get("/6")] public string Get() => "6"; } }
            namespace hello_ { [Handler] public sealed class In { [Get("/7")] public string Get() => "7"; } }
            public static class Ünder { public static class In { [Handler] public static class deep { [Get("/8")] public static string Get() => "8"; } } }
            public static class ünder { public static class iN { [Handler] public static class Deep { [Get("/9")] public static string Get() => "9"; } } }
            [Handler] public sealed class Shop_Module { [Get("/0")] public string Get() => "0"; }
            """);
        var app = run.Load();
        Assert.Equal("1234567890", string.Concat("1234567890".Select(c => app.Get($"/{c}").Body)));
        Assert.Equal(
            [
                "App.EntryPoints.2.g.cs", "App.EntryPoints.g.cs", "HELLO.In.Deep.g.cs", "HELLO.g.cs", "Hello.2.g.cs", "Hello_.In.g.cs",
                "Shop_Module.2.g.cs", "Shop_Module.g.cs", "hELLO.3.g.cs", "hello_.In.2.g.cs", "Ünder.In.deep.g.cs", "ünder.iN.Deep.2.g.cs",
            ],
            run.Sources.Select(s => s.HintName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("3D.Shop")]
    [InlineData("my-shop")]
    public void An_assembly_may_have_a_name_that_is_no_identifier(string assembly) =>
        Assert.Equal(
            "ok",
            GeneratorRun.Of(
                """
                [AdaptersApp] public static partial class App; [Handler] public sealed class Own { [Get("/")] public ValueTask<string> Get() => new("ok"); }
                """, assembly).Load().Get("/").Body);

    [Fact]
    public void The_application_class_may_be_a_handler()
    {
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] [Handler] public static partial class App { [Get("/")] public static ValueTask<string> Home() => new("home"); [Startup] public static void Begin() { } }
            """).Load();
        Assert.Equal("home", app.Get("/").Body);
    }

    [Fact]
    public void A_handler_may_be_nested_internal_static_or_a_record()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] internal partial class App { }
            internal static class Outer { [Handler("/a")] internal sealed class Inner { [Get] internal string Get() => "a"; } }
            [Handler("/b")] internal static class Still { [Get] internal static ValueTask<string> Get() => new("b"); }
            [Handler("/c")] internal sealed record Written { [Get] public string Get() => "c"; }
            """).Load();
        Assert.Equal("abc", string.Concat("abc".Select(c => app.Get($"/{c}").Body)));
    }

    [Fact]
    public void Default_values_keep_their_type()
    {
        var app = Own("""
            [Get("/")] public string Get(byte b = 5, long l = -9, ulong u = ulong.MaxValue, double d = 1.5, float f = 2.5f, decimal m = 3.5m, char c = '\n', string s = "a\"\\\n", double nan = double.NaN, float inf = float.NegativeInfinity, Guid g = default, DateTime? t = null, int? i = 4, bool? x = false, string? n = null) =>
                FormattableString.Invariant($"{b} {l} {u} {d} {f} {m} {(int)c} {s.Length} {nan} {inf} {g == default} {t is null} {i} {x} {n is null}");
            """);
        Assert.Equal("5 -9 18446744073709551615 1.5 2.5 3.5 10 4 NaN -Infinity True True 4 False True", app.Get("/").Body);
    }

    [Fact]
    public void Results_may_be_null_whatever_their_type()
    {
        var app = GeneratorRun.Of(Json("Point", "List<string?>") + """
            public readonly record struct Point(int X, int Y);
            [Handler] public sealed class Own
            {
                [Get("/a")] public ValueTask<Point?> A(bool some = false) => new(some ? new Point(1, 2) : null);
                [Get("/b")] public Point? B(bool some = false) => some ? new Point(1, 2) : null;
                [Get("/c")] public async Task<ReadOnlyMemory<byte>?> C(bool some = false) { await Task.Yield(); return some ? new ReadOnlyMemory<byte>([65]) : default(ReadOnlyMemory<byte>?); }
                [Get("/d")] public ReadOnlyMemory<byte>? D(bool some = false) => some ? new ReadOnlyMemory<byte>([65]) : default(ReadOnlyMemory<byte>?);
                [Get("/e")] public Response? E(bool some = false) => some ? Response.Text("e") : null;
                [Get("/f")] public IAsyncEnumerable<string>? F() => null;
                [Get("/g")] public IEnumerable<string>? G() => null;
                [Get("/h")] public ValueTask<Point> H() => new(new Point(3, 4));
                [Get("/i")] public byte[]? I() => null;
                [Get("/j")] public ValueTask<List<string?>?> J(bool some = false) => new(some ? new List<string?> { null } : null);
                [Post("/k")] public ValueTask<List<string?>> K(List<string?> items) => new(items);
            }
            """).Load();
        Assert.All("abcdefgij", c => Assert.Equal(404, app.Get($"/{c}").Status));
        Assert.Equal("""{"X":1,"Y":2}""", app.Get("/a?some=true").Body);
        Assert.Equal("""{"X":1,"Y":2}""", app.Get("/b?some=true").Body);
        Assert.Equal("A", app.Get("/c?some=true").Body);
        Assert.Equal("A", app.Get("/d?some=true").Body);
        Assert.Equal("e", app.Get("/e?some=true").Body);
        Assert.Equal("""{"X":3,"Y":4}""", app.Get("/h").Body);
        Assert.Equal("[null]", app.Get("/j?some=true").Body);
        Assert.Equal("[null]", app.Call("POST", "/k", "[null]", "application/json").Body);
    }

    [Fact]
    public void A_handler_that_is_obsolete_is_served_without_a_warning()
    {
        var app = Own("""[Obsolete("old")] [Get("/")] public string Get() => "old";""");
        Assert.Equal("old", app.Get("/").Body);
    }

    [Fact]
    public void A_WebSocket_may_take_query_values_and_need_not_take_send()
    {
        var app = Own("""
            [WebSocket("/{room}")] public async Task Chat(WebSocketScope scope, string room, Receive receive, Send send, int seat) => await send(new WebSocketAccept { Subprotocol = $"{room}{seat}" });
            [WebSocket("/")] public ValueTask Nothing(Receive receive) => default;
            """);
        Assert.Equal("blue4", Assert.IsType<Adapters.WebSocketAccept>(Assert.Single(app.Open("/blue?seat=4"))).Subprotocol);
        Assert.IsType<Adapters.WebSocketClose>(Assert.Single(app.Open("/blue?seat=x")));
        Assert.Empty(app.Open("/"));
    }

    [Fact]
    public void A_query_value_may_have_a_name_beyond_ASCII() =>
        Assert.Equal("3", Own("""[Get("/")] public string Get(int größe) => $"{größe}";""").Get("/?gr%C3%B6%C3%9Fe=3").Body);

    [Fact]
    public void A_request_method_may_be_any_token() =>
        Assert.Equal("found", Own("""[Route("m-search", "/")] public string Find() => "found";""").Call("M-SEARCH", "/").Body);

    [Fact]
    public void A_startup_method_may_be_the_shutdown_method_too()
    {
        var app = Own(
            """
            private int _calls; [Startup] [Shutdown] internal Task<int> Both() => Task.FromResult(++_calls); [Get("/")] public string Get() => $"{_calls}";
            """);
        app.Run(new Adapters.LifespanScope(), new Adapters.LifespanStartup(), new Adapters.LifespanShutdown());
        Assert.Equal("2", app.Get("/").Body);
    }

    private static GeneratedApp Own(string members) =>
        GeneratorRun.Of($"[AdaptersApp] public static partial class App; [Handler] public sealed class Own {{ {members} }}").Load();

    /// <summary>
    /// A context as the serializer's own generator would write it, but with reflection: that generator does not run here.
    /// </summary>
    private static string Json(params string[] types) =>
        "[AdaptersApp] public static partial class App;"
            + string.Concat(types.Select(t => $"[System.Text.Json.Serialization.JsonSerializable(typeof({t}))]")) + """
        public sealed class OwnJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static OwnJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(type);
        }

        """;
}
