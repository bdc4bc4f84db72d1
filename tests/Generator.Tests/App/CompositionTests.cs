using Adapters;

namespace Generator.Tests.App;

/// <summary>How handlers get what they need, how assemblies are put together, and what else an application answers.</summary>
public sealed class CompositionTests
{
    [Fact]
    public void Handlers_of_a_referenced_assembly_are_served()
    {
        var library = GeneratorRun.Of(
            """
            [Handler("/lib")] public sealed class Lib { [Get("/{id:int}")] public ValueTask<string> Get(int id) => new($"lib {id}"); [Get("/sync")] public string Sync() => "sync"; }
            """, "Library");
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] public static partial class App; [Handler] public sealed class Own { [Get("/own")] public ValueTask<string> Get() => new("own"); [Post("/lib/{id:int}")] public ValueTask<string> Post(int id) => new("own post"); }
            """, "Shop", library.ToReference()).Load(library);
        Assert.Equal("own", app.Get("/own").Body);
        Assert.Equal("lib 5", app.Get("/lib/5").Body);
        Assert.Equal("sync", app.Get("/lib/sync").Body);
        Assert.Equal("sync", app.CallSync("GET", "/lib/sync").Body);
        Assert.Equal("POST, GET, HEAD, OPTIONS", app.Call("PUT", "/lib/5").Headers["allow"]);
        Assert.Equal(4, app.Routes.Count);
    }

    [Fact]
    public void An_application_without_handlers_of_its_own_compiles()
    {
        var app = GeneratorRun.Of("[AdaptersApp] public static partial class App;").Load();
        Assert.Equal(404, app.Get("/").Status);
    }

    [Fact]
    public void An_application_in_a_namespace_compiles() =>
        GeneratorRun.Of(
            "namespace My.Shop { [AdaptersApp] public static partial class App; [Handler] internal sealed class Own { [Get(\"/own\")] "
            + "internal Task Get() => Task.CompletedTask; } }");

    [Fact]
    public void A_constructor_gets_its_services()
    {
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] public static partial class App; [Handler] public sealed class Own(string greeting) { [Get("/")] public ValueTask<string> Get() => new(greeting); }
            """).Load().With(new OneService("from the services"));
        Assert.Equal("from the services", app.Get("/").Body);
    }

    [Fact]
    public void A_service_that_is_missing_is_named()
    {
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] public static partial class App; [Handler] public sealed class Own(Version version) { [Get("/")] public ValueTask<string> Get() => new(version.ToString()); }
            """).Load();
        var error = Assert.Throws<InvalidOperationException>(() => app.Get("/"));
        Assert.Equal(
            "The constructor of Own asks for the service System.Version: pass the services to App.RunAsync or App.CreateAsgi.",
            error.Message);
    }

    [Fact]
    public void Startup_and_shutdown_methods_run_with_the_lifespan()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Own
            {
                private string _log = "";
                [Startup] public void Begin(IDictionary<string, object?> state) { _log += "begin "; state["ready"] = true; }
                [Startup] public async Task Warm(CancellationToken cancellation) { await Task.Yield(); _log += "warm "; }
                [Shutdown] public static ValueTask End(LifespanScope scope) => default;
                [Get("/")] public ValueTask<string> Get() => new(_log);
            }
            """).Load();
        var scope = new LifespanScope();
        var sent = app.Run(scope, new LifespanStartup(), new LifespanShutdown());
        Assert.IsType<LifespanStartupComplete>(sent[0]);
        Assert.IsType<LifespanShutdownComplete>(sent[1]);
        Assert.Equal(true, scope.State["ready"]);
        Assert.Equal("begin warm ", app.Get("/").Body);
    }

    [Fact]
    public void A_startup_method_learns_that_the_server_stops_and_a_shutdown_method_that_its_time_is_over()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Own
            {
                private static string _log = "";
                [Startup] public void Begin(CancellationToken cancellation) => _log += cancellation.IsCancellationRequested;
                [Shutdown] public static void End(CancellationToken cancellation) => _log += cancellation.IsCancellationRequested;
                [Get("/")] public ValueTask<string> Get() => new(_log);
            }
            """).Load();
        var cancelled = new CancellationToken(canceled: true);
        app.Run(new LifespanScope { Stopping = cancelled }, new LifespanStartup(), new LifespanShutdown());
        app.Run(new LifespanScope { Aborted = cancelled }, new LifespanStartup(), new LifespanShutdown());
        Assert.Equal("TrueFalseFalseTrue", app.Get("/").Body);
    }

    [Fact]
    public void A_startup_method_that_throws_stops_the_start_with_its_message()
    {
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] public static partial class App; [Handler] public sealed class Own { [Startup] public void Begin() => throw new InvalidOperationException("no database"); }
            """).Load();
        var failed = Assert.IsType<LifespanStartupFailed>(Assert.Single(app.Run(new LifespanScope(), new LifespanStartup())));
        Assert.Equal("InvalidOperationException: no database", failed.Message);
    }

    [Fact]
    public void A_websocket_without_a_route_is_refused()
    {
        var app = GeneratorRun.Of(
            """
            [AdaptersApp] public static partial class App; [Handler] public sealed class Own { [WebSocket("/chat/{room}")] public async Task Chat(WebSocketScope scope, string room, Receive receive, Send send) => await send(new WebSocketAccept { Subprotocol = room }); }
            """).Load();
        Assert.IsType<WebSocketClose>(Assert.Single(app.Run(Socket("/other"), new WebSocketConnect())));
        Assert.Equal("blue", Assert.IsType<WebSocketAccept>(Assert.Single(app.Run(Socket("/chat/blue")))).Subprotocol);
    }

    [Fact]
    public void An_unknown_scope_is_refused_by_an_exception()
    {
        var app = GeneratorRun.Of("[AdaptersApp] public static partial class App;").Load();
        Assert.Throws<NotSupportedException>(() => app.Run(new OtherScope()));
    }

    private static WebSocketScope Socket(string path)
    {
        var scope = new WebSocketScope();
        scope.Begin(new BufferedRequest("GET", path));
        return scope;
    }

    private sealed class OneService(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }

    private sealed class OtherScope : Scope
    {
        public override string Type => "other";

        public override AsgiVersions Asgi => AsgiVersions.Http;

        public override IDictionary<string, object?> State { get; } = new Dictionary<string, object?>();
    }
}
