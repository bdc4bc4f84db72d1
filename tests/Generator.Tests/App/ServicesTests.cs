using System.Runtime.CompilerServices;
using Adapters;
using Adapters.CompilerServices;

namespace Generator.Tests.App;

/// <summary>The services belong to an application, so several in a process have handlers of their own.</summary>
public sealed class ServicesTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        [Handler] public sealed class Own(string name)
        {
            private int _count;
            [Startup] public void Begin(IDictionary<string, object?> state) => state["name"] = name;
            [Get("/")] public string Get() => $"{name} {++_count}";
            [Get("/later")] public async Task<string> Later() { await Task.Yield(); return name; }
            [Get("/given")] public ValueTask<string> Given([FromServices] string given) => new(given);
            [Post("/body")] public async Task<string> Post([FromBody] string text, [FromServices] string given) { await Task.Yield(); return text + name + given; }
            [Get("/bad")] public string Bad() => throw new ArgumentException("bad");
            [Get("/worse")] public async Task<string> Worse() { await Task.Yield(); throw new ArgumentException("worse"); }
            [ExceptionHandler] public string Answer(ArgumentException error) => $"{name} {error.Message}";
            [ExceptionHandler] public async Task<string> AnswerLater(ArgumentException error) { await Task.Yield(); return $"{name} {error.Message}"; }
            [WebSocket("/chat")] public async Task Chat(Receive receive, Send send) => await send(new WebSocketAccept { Subprotocol = name });
        }
        """).Load());

    [Theory]
    [InlineData("GET", "/later", "{0}")]
    [InlineData("GET", "/given", "{0}")]
    [InlineData("POST", "/body", "text{0}{0}")]
    [InlineData("GET", "/bad", "{0} bad")]
    [InlineData("GET", "/worse", "{0} worse")]
    public void Each_application_has_its_own_services(string method, string target, string expected)
    {
        var (first, second) = (App.Value.With(new Named("first")), App.Value.With(new Named("second")));
        foreach (var (app, name) in new[] { (first, "first"), (second, "second"), (first, "first") })
            Assert.Equal(expected.Replace("{0}", name, StringComparison.Ordinal), app.Call(method, target, "text").Body);
    }

    [Fact]
    public void A_provider_has_one_handler_for_both_entry_points()
    {
        var (first, second) = (App.Value.With(new Named("first")), App.Value.With(new Named("second")));
        Assert.Equal("first 1", first.Get("/").Body);
        Assert.Equal("second 1", second.CallSync("GET", "/").Body);
        Assert.Equal("second 2", second.Get("/").Body);
        Assert.Equal("first 2", first.CallSync("GET", "/").Body);
    }

    [Fact]
    public void Threads_that_ask_at_once_get_one_handler()
    {
        var services = new Named("shared");
        var app = App.Value.With(services);
        Parallel.For(0, 8, _ => app.Get("/later"));
        Assert.Equal(1, services.Count);
    }

    [Fact]
    public void The_lifespan_and_a_WebSocket_have_the_services_of_the_application()
    {
        foreach (var name in new[] { "first", "second" })
        {
            var app = App.Value.With(new Named(name));
            var lifespan = new LifespanScope { Extensions = new Dictionary<string, object?> { ["websocket"] = null } };
            app.Run(lifespan, new LifespanStartup(), new LifespanShutdown());
            Assert.Equal(name, lifespan.State["name"]);
            Assert.Equal(name, Assert.IsType<WebSocketAccept>(Assert.Single(app.Open("/chat"))).Subprotocol);
        }
    }

    [Fact]
    public void An_application_without_services_has_none_of_another()
    {
        Assert.Equal("own", App.Value.With(new Named("own")).Get("/given").Body);
        var error = Assert.Throws<InvalidOperationException>(() => App.Value.Get("/given"));
        Assert.Equal(
            "The constructor of Own asks for the service System.String: pass the services to App.RunAsync or App.CreateAsgi.",
            error.Message);
    }

    [Fact]
    public void A_service_that_the_provider_does_not_have_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => App.Value.With(new Named(null)).Get("/later"));
        Assert.Equal(
            "The constructor of Own asks for the service System.String, which the application does not have: register it.",
            error.Message);
    }

    [Fact]
    public void An_optional_parameter_of_a_constructor_has_its_default()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            public enum Kind { None, One }
            [Handler] public sealed class Own(string name = "no \"name\"", int size = 3, Kind kind = Kind.One, Kind? maybe = Kind.One, Kind? none = null, Uri? uri = null, double rate = double.NaN, decimal price = 1.5m)
            {
                [Get("/")] public string Get() => FormattableString.Invariant($"{name} {size} {kind} {maybe} {none is null} {uri is null} {rate} {price}");
            }
            """).Load();
        Assert.Equal("no \"name\" 3 One One True True NaN 1.5", app.Get("/").Body);
        Assert.Equal("given 3 One One True True NaN 1.5", app.With(new Named("given")).Get("/").Body);
    }

    [Fact]
    public void A_constructor_that_throws_is_called_again()
    {
        var services = new Named(null);
        var app = App.Value.With(services);
        Assert.Throws<InvalidOperationException>(() => app.Get("/later"));
        services.Name = "late";
        Assert.Equal("late", app.Get("/later").Body);
    }

    [Fact]
    public void The_handlers_of_a_provider_go_with_it()
    {
        _ = App.Value.With(new Named("first")).Get("/");
        var gone = Serve(App.Value);
        for (var i = 0; i < 10 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(gone.IsAlive);
    }

    [Fact]
    public void The_services_end_with_the_request()
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("GET", "/"));
        scope.Services = new Named("first");
        Assert.Same(scope.Services, scope.WithRootPath("/mounted").Services);
        scope.End();
        Assert.Null(scope.Services);
        scope.Services = new Named("late");
        scope.Begin(new BufferedRequest("GET", "/"));
        Assert.Null(scope.Services);
    }

    [Fact]
    public void An_application_with_services_is_still_generated_code() =>
        Assert.True(EntryPoint.IsGenerated(App.Value.With(new Named("first")).Asgi));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Serve(GeneratedApp app)
    {
        var services = new Named("second");
        Assert.Equal("second 1", app.With(services).Get("/").Body);
        return new WeakReference(services);
    }

    private sealed class Named(string? name) : IServiceProvider
    {
        private int _count;

        public string? Name { get; set; } = name;

        public int Count => _count;

        public object? GetService(Type serviceType)
        {
            Interlocked.Increment(ref _count);
            return serviceType == typeof(string) ? Name : null;
        }
    }
}
