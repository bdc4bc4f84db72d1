using Adapters;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.App;

/// <summary>
/// Handlers and services of one request: they are made for it, all of it has the same ones, and they end after its response, however it
/// ends.
/// </summary>
public sealed class LifetimeTests
{
    private const string Services = """
        using Microsoft.Extensions.DependencyInjection;
        [AdaptersApp] public static partial class App;
        public sealed class Journal { private int _next; public List<string> Lines { get; } = []; public int Next() => ++_next; }
        public sealed class Unit(Journal journal) : IAsyncDisposable
        {
            public int Number { get; } = journal.Next();
            public ValueTask DisposeAsync() { journal.Lines.Add($"unit {Number}"); return default; }
        }
        public sealed class Other(Unit unit) { public int Number => unit.Number; }
        public static class Setup
        {
            public static IServiceProvider Make() =>
                new ServiceCollection().AddSingleton<Journal>().AddScoped<Unit>().AddScoped<Other>().BuildServiceProvider();
        }

        """;

    private static readonly Lazy<GeneratedApp> App = new(() => Load("""
        [Handler(Lifetime = HandlerLifetime.Scoped)]
        public sealed class Scoped(Unit unit, Journal journal) : IDisposable
        {
            private readonly int _number = journal.Next();
            private string Text => $"{unit.Number} {_number}";
            public void Dispose() => journal.Lines.Add("handler");
            [Get("/scoped")] public string Get([FromServices] Other other) => $"{Text} {other.Number}";
            [Get("/scoped/later")] public async Task<string> Later([FromServices] Other other) { await Task.Yield(); return $"{Text} {other.Number}"; }
            [Get("/scoped/at-once")] public ValueTask<string> AtOnce() => new(Text);
            [Post("/scoped/body")] public async Task<string> Post([FromBody] string text) { await Task.Yield(); return text + Text; }
            [Get("/scoped/blocks")] public IEnumerable<byte[]> Blocks() { yield return "a"u8.ToArray(); journal.Lines.Add("block"); yield return "b"u8.ToArray(); }
            [Get("/scoped/stream")] public async IAsyncEnumerable<byte[]> Stream() { await Task.Yield(); yield return "a"u8.ToArray(); journal.Lines.Add("block"); yield return "b"u8.ToArray(); }
            [Get("/scoped/fails")] public string Fails() => throw new HttpException(409, "taken");
            [Get("/scoped/fails/later")] public async Task<string> FailsLater() { await Task.Yield(); throw new HttpException(409, "taken"); }
            [Get("/scoped/fails/at-once")] public ValueTask<string> FailsAtOnce() => throw new HttpException(409, "taken");
            [Get("/scoped/caught")] public string Caught() => throw new ArgumentException("bad");
            [ExceptionHandler] public string Answer(ArgumentException error) => $"{error.Message} {Text}";
            [Get("/scoped/number/{number}")] public string Number(int number, int q) => $"{number + q}";
            [WebSocket("/scoped/chat")] public async Task Chat(Receive receive, Send send) => await send(new WebSocketAccept { Subprotocol = Text });
            [Get("/scoped/static")] public static string Static() => "static";
        }

        [Handler(Lifetime = HandlerLifetime.Transient)]
        public sealed class Transient(Unit unit, Journal journal) : IAsyncDisposable
        {
            private readonly int _number = journal.Next();
            public ValueTask DisposeAsync() { journal.Lines.Add($"handler {_number}"); return default; }
            [Get("/transient")] public async Task<string> Get() { await Task.Yield(); throw new ArgumentException($"{unit.Number} {_number}"); }
            [ExceptionHandler] public async Task<string> Answer(ArgumentException error) { await Task.Yield(); return $"{error.Message} {unit.Number} {_number}"; }
        }

        [Handler]
        public sealed class Shared(Journal journal)
        {
            [Get("/journal")] public string Get() => string.Join(", ", journal.Lines);
            [Get("/parameter")] public string Parameter([FromServices] Unit unit, [FromServices] Other other) => $"{unit.Number} {other.Number}";
            [Get("/parameter/later")] public async Task<string> Later([FromServices] Unit unit, [FromServices] Other other) { await Task.Yield(); return $"{unit.Number} {other.Number}"; }
        }

        [Handler]
        public static class Plain
        {
            [Get("/defaults")] public static string Defaults([FromServices] int five = 5, [FromServices] int? none = null, [FromServices] int? six = 6, [FromServices] string? text = "text", [FromServices] Uri? uri = null, [FromServices] DayOfWeek day = DayOfWeek.Friday) => $"{five} {none} {six} {text} {uri} {day}";
        }
        """));

    [Theory]
    [InlineData("/scoped", "1 2 1", "handler, unit 1")]
    [InlineData("/scoped/later", "1 2 1", "handler, unit 1")]
    [InlineData("/scoped/at-once", "1 2", "handler, unit 1")]
    [InlineData("/scoped/blocks", "ab", "block, handler, unit 1")]
    [InlineData("/scoped/stream", "ab", "block, handler, unit 1")]
    [InlineData("/scoped/caught", "bad 1 2", "handler, unit 1")]
    [InlineData("/scoped/static", "static", "")]
    [InlineData("/scoped/number/1?q=2", "3", "handler, unit 1")]
    [InlineData("/transient", "1 2 1 3", "handler 3, handler 2, unit 1")]
    [InlineData("/parameter", "1 1", "unit 1")]
    [InlineData("/parameter/later", "1 1", "unit 1")]
    public void A_request_has_objects_of_its_own(string target, string expected, string journal)
    {
        var app = App.Value.With(Make(App.Value));
        Assert.Equal(expected, app.Get(target).Body);
        Assert.Equal(journal, app.Get("/journal").Body);
    }

    [Theory]
    [InlineData("/scoped/fails")]
    [InlineData("/scoped/fails/later")]
    [InlineData("/scoped/fails/at-once")]
    public void They_end_after_an_exception_too(string target)
    {
        var app = App.Value.With(Make(App.Value));
        Assert.Equal(409, app.Get(target).Status);
        Assert.Equal("handler, unit 1", app.Get("/journal").Body);
    }

    [Fact]
    public void Another_request_has_others()
    {
        var app = App.Value.With(Make(App.Value));
        Assert.Equal("1 2 1", app.Get("/scoped").Body);
        Assert.Equal("3 4 3", app.CallSync("GET", "/scoped").Body);
        Assert.Equal("text5 6", app.Call("POST", "/scoped/body", "text").Body);
        Assert.Equal("handler, unit 1, handler, unit 3, handler, unit 5", app.Get("/journal").Body);
    }

    [Fact]
    public void A_WebSocket_has_them_until_its_end()
    {
        var app = App.Value.With(Make(App.Value));
        Assert.Equal("1 2", Assert.IsType<WebSocketAccept>(Assert.Single(app.Open("/scoped/chat"))).Subprotocol);
        Assert.Equal("handler, unit 1", app.Get("/journal").Body);
    }

    [Fact]
    public void A_request_that_is_rejected_makes_none()
    {
        var app = App.Value.With(Make(App.Value));
        Assert.Equal(400, app.Get("/scoped/number/1").Status);
        Assert.Equal("", app.Get("/journal").Body);
    }

    [Fact]
    public void A_service_that_is_missing_has_the_default_of_its_parameter()
    {
        Assert.Equal("5  6 text  Friday", App.Value.With(Make(App.Value)).Get("/defaults").Body);
        Assert.Equal("7 7 7 text  Friday", App.Value.With(new One(7)).Get("/defaults").Body);
    }

    [Fact]
    public void Without_a_package_for_services_a_handler_is_made_for_each_request()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler(Lifetime = HandlerLifetime.Scoped)]
            public sealed class Own(string name = "none") : IDisposable
            {
                private static int _made, _ended;
                private readonly int _number = ++_made;
                public void Dispose() => _ended++;
                [Get("/")] public string Get() => $"{name} {_number} {_ended}";
                [Get("/later")] public async Task<string> Later() { await Task.Yield(); return $"{name} {_number} {_ended}"; }
                [Startup] public static void Begin() => _made = 10;
            }
            """).Load();
        app.Run(new LifespanScope(), new LifespanStartup(), new LifespanShutdown());
        Assert.Equal("none 11 0", app.Get("/").Body);
        Assert.Equal("none 12 1", app.Get("/later").Body);
        Assert.Equal("own 13 2", app.With(new One("own")).Get("/").Body);
    }

    [Fact]
    public void A_handler_of_all_requests_keeps_no_scoped_service()
    {
        var app = Load("""[Handler] public sealed class Own(Other other) { [Get("/")] public string Get() => $"{other.Number}"; }""");
        var services = Make(app);
        var scope = new LifespanScope();
        var sent = app.With(services).Run(scope, new LifespanStartup());
        Assert.Equal(
            "InvalidOperationException: The constructor of Own asks for the service Other, which is scoped, and keeps it for all requests: "
            + "write [Handler(Lifetime = HandlerLifetime.Scoped)], or take it as a [FromServices] parameter of the method.",
            Assert.IsType<LifespanStartupFailed>(Assert.Single(sent)).Message);
    }

    [Fact]
    public void An_exception_of_one_disposal_does_not_prevent_the_others()
    {
        var app = Load("""
            [Handler(Lifetime = HandlerLifetime.Scoped)]
            public sealed class Own(Unit unit) : IDisposable
            {
                public void Dispose() => throw new System.IO.IOException("late");
                [Get("/")] public async Task<int> Get() { await Task.Yield(); return unit.Number; }
            }
            [Handler] public sealed class Shared(Journal journal) { [Get("/journal")] public string Get() => string.Join(", ", journal.Lines); }
            """);
        app = app.With(Make(app));
        Assert.Equal("late", Assert.Throws<IOException>(() => app.Get("/")).Message);
        Assert.Equal("unit 1", app.Get("/journal").Body);
    }

    private static GeneratedApp Load(string source) => GeneratorRun.Of(
        Services + source, "Shop",
        MetadataReference.CreateFromFile(typeof(IServiceScopeFactory).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceProvider).Assembly.Location)).Load();

    private static IServiceProvider Make(GeneratedApp app) =>
        (IServiceProvider)app.Type.Assembly.GetType("Setup")!.GetMethod("Make")!.Invoke(null, null)!;

    private sealed class One(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }
}
