using System.Reflection;

namespace Generator.Tests.Routing;

/// <summary>An application of several hundred routes, as real ones are.</summary>
public sealed class ManyRoutesTests
{
    private static readonly string[] Nouns =
    [
        .. from a in new[] { "user", "order", "item", "cart", "team", "bill" }
           from b in new[] { "logs", "sets", "keys", "days", "maps", "jobs", "ends", "runs" }
           select $"{a}_{b}",
    ];

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of($$"""
        [AdaptersApp] public static partial class App;
        [Handler] public sealed class Many
        {
            {{string.Join("\n", Nouns.Select((n, i) => $$"""
                [Get("/{{n}}")] public ValueTask<string> All{{i}}() => new("all {{n}}");
                [Get("/api/{{n}}/{id:int}")] public ValueTask<string> One{{i}}(int id, int page = 1) => new($"one {{n}} {id} {page}");
                [Get("/{tenant}/{year:int}/{{n}}/{name}")] public ValueTask<string> Of{{i}}(string tenant, int year, string name) =>
                    new($"{tenant} {year} {{n}} {name}");
                [Get("/{tenant}/{year:int}/{{n}}/{{n}}")] public ValueTask<string> Twice{{i}}(string tenant, int year) =>
                    new($"{tenant} {year} {{n}} twice");
                """))}}
            [Get("/{tenant}/{year:int}/{*rest}")] public ValueTask<string> Rest(string tenant, int year, string rest) => new($"rest {rest}");
        }
        """).Load());

    [Fact]
    public void Each_is_found() => Assert.All(Nouns, n =>
    {
        Assert.Equal($"all {n}", App.Value.Get($"/{n}").Body);
        Assert.Equal($"one {n} 5 2", App.Value.Get($"/api/{n}/5?page=2").Body);
        Assert.Equal($"a b 7 {n} c", App.Value.Get($"/a%20b/7/{n}/c").Body);
        Assert.Equal($"x 7 {n} twice", App.Value.Get($"/x/7/{n}/{n}").Body);
    });

    [Fact]
    public void What_only_looks_like_one_is_not_found() => Assert.All(Nouns, n =>
    {
        Assert.Equal(404, App.Value.Get($"/{n[..^1]}x").Status);
        Assert.Equal(404, App.Value.Get($"/X{n[1..]}").Status);
        Assert.Equal(404, App.Value.Get($"/api/{n[..^1]}x/5").Status);
        Assert.Equal($"rest {n}/", App.Value.Get($"/x/7/{n}/").Body);
        Assert.Equal($"rest {n[..^1]}x/c", App.Value.Get($"/x/7/{n[..^1]}x/c").Body);
        Assert.Equal(405, App.Value.Call("POST", $"/api/{n}/5").Status);
    });

    /// <summary>The compiler to machine code does not optimise a method of more than 60,000 bytes or 2,000 blocks.</summary>
    [Fact]
    public void No_emitted_method_is_too_long_to_be_optimised()
    {
        var module = App.Value.Type.Assembly.GetType("Adapters.Generated.Shop_Module")!;
        var sizes = module.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(m => (m.Name, Size: m.GetMethodBody()!.GetILAsByteArray()!.Length))
            .Where(m => !m.Name.Contains("get_", StringComparison.Ordinal));
        Assert.All(sizes, m => Assert.True(m.Size < 6000, $"{m.Name} has {m.Size} bytes"));
    }

    [Fact]
    public void No_request_needs_the_list_of_routes()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Site { [Get("/a")] public ValueTask<string> A() => new("a"); [Get("/b")] public string B() => "b"; }
            """).Load();
        app.Run(new Adapters.LifespanScope
        {
            Extensions = new Dictionary<string, object?> { ["websocket"] = null },
        }, new Adapters.LifespanStartup(), new Adapters.LifespanShutdown());
        Assert.Equal((200, 404, 405), (app.Get("/a").Status, app.Get("/c").Status, app.Call("PUT", "/b").Status));
        Assert.Null(List(app));

        Assert.Equal(204, app.Call("OPTIONS", "*").Status);
        Assert.NotNull(List(app));

        static object? List(GeneratedApp app) => app.Type.Assembly.GetTypes()
            .Single(t => t.Name.EndsWith("AppEntryPoints", StringComparison.Ordinal))
            .GetField("_routes", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null);
    }
}
