using Adapters;

namespace Generator.Tests.App;

/// <summary>Filters stand before a route: they read the request and the attributes of the route, and may answer in its place.</summary>
public sealed class FilterTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [assembly: Noted("assembly")]
        [AdaptersApp] public static partial class App;
        public sealed class NotedAttribute(string name) : FilterAttribute
        {
            public Response? Before(ConnectionScope scope) { Notes.Of(scope).Add(name); return null; }
        }
        public static class Notes
        {
            public static List<string> Of(ConnectionScope scope)
            {
                if (!scope.State.TryGetValue("notes", out var notes)) scope.State["notes"] = notes = new List<string>();
                return (List<string>)notes!;
            }
        }
        public sealed class KeyAttribute(string expected) : FilterAttribute
        {
            public int Status { get; set; } = 403;
            public Response? Before([FromHeader(Name = "x-key")] string key, AnyoneAttribute? anyone) =>
                anyone is not null || key == expected ? null : Response.Problem(Status, $"{key} is not the key.");
        }
        public sealed class AnyoneAttribute : Attribute;
        public sealed class SlowKeyAttribute : FilterAttribute
        {
            public async Task<Response?> Before(string? key, [FromServices] string expected, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                return key == expected ? null : new Response(401);
            }
        }
        public sealed class QuickKeyAttribute : FilterAttribute { public ValueTask<Response?> Before(int key, HttpScope scope) => new(key == 7 ? null : new Response(402)); }
        public sealed class OwnerAttribute : FilterAttribute { public Response? Before(string name, int id, [FromQuery(Name = "value")] int errors = 2) => name == "ada" && id == errors ? null : throw new HttpException(409, $"{name} {id} {errors}"); }
        public sealed class RoleAttribute(params string[] names) : Attribute { public string Names => string.Join('+', names); }
        public enum Level { Low, High }
        public sealed class AllAttribute(Type type, Level level, char letter, long number, string? text, object any, double rate = double.NaN) : FilterAttribute
        {
            public Type[]? Types { get; set; }
            public Response? Before(Adapters.CompilerServices.RouteInfo route, RoleAttribute role) =>
                new Response(200, System.Text.Encoding.UTF8.GetBytes($"{type.Name} {level} {letter} {number} {text is null} {any} {rate} {Types?[0].Name} {route.Method} {route.Template} {route.Handler} {role.Names}"));
        }

        [Handler, Noted("class"), Role("of", "class")]
        public sealed class Own
        {
            [Get("/notes"), Noted("method"), Noted("again")] public string Get([FromServices] string? none, HttpScope scope) => string.Join(' ', Notes.Of(scope));
            [Get("/notes/later"), Noted("method")] public async Task<string> Later(HttpScope scope) { await Task.Yield(); return string.Join(' ', Notes.Of(scope)); }
            [WebSocket("/notes/socket"), Noted("method")] public async Task Chat(WebSocketScope scope, Receive receive, Send send) => await send(new WebSocketAccept { Subprotocol = string.Join(' ', Notes.Of(scope)) });
            [Get("/key"), Key("right")] public string Key(string? key) => $"in {key}";
            [Get("/key/later"), Key("right", Status = 402)] public async Task<string> KeyLater() { await Task.Yield(); return "in"; }
            [Get("/key/open"), Key("right"), Anyone] public ValueTask<string> Open() => new("in");
            [WebSocket("/key/socket"), Key("right")] public Task Socket(Receive receive, Send send) => Task.CompletedTask;
            [Get("/slow"), SlowKey] public async Task<string> Slow() { await Task.Yield(); return "in"; }
            [Get("/quick"), QuickKey, SlowKey] public ValueTask<string> Quick(string key) => new($"in {key}");
            [Get("/owner/{name}/{id:int}"), Owner] public string Owned([FromRoute(Name = "name")] string scope, int id) => $"{scope} {id}";
            [Get("/all"), All(typeof(List<string>), Level.High, '\'', 5, null, "any\"", Types = new[] { typeof(int) }), Role("of", "method")] public string All() => "never";
            [Get("/all/class"), All(typeof(int), (Level)9, 'x', -1, "t", 2.5)] public ValueTask<string> AllLater() => new("never");
        }
        """).Load());

    [Theory]
    [InlineData("/notes", "assembly class method again")]
    [InlineData("/notes/later", "assembly class method")]
    [InlineData("/key/open", "in")]
    [InlineData("/owner/ada/2", "ada 2")]
    [InlineData("/owner/ada/3?value=3", "ada 3")]
    [InlineData("/all", "List`1 High ' 5 True any\" NaN Int32 GET /all Own.All of+method")]
    [InlineData("/all/class", "Int32 9 x -1 False 2.5 NaN  GET /all/class Own.AllLater of+class")]
    public void They_run_in_the_order_of_assembly_class_and_method(string target, string expected)
    {
        var answer = App.Value.Send("GET", target, null, ("x-key", "any"));
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/key?key=own", "right", 200, "in own")]
    [InlineData("/key", "wrong", 403, "wrong is not the key.")]
    [InlineData("/key", null, 400, "x-key")]
    [InlineData("/key/later", "right", 200, "in")]
    [InlineData("/key/later", "wrong", 402, "wrong is not the key.")]
    [InlineData("/key/later", null, 400, "x-key")]
    [InlineData("/owner/bob/2", null, 409, "bob 2 2")]
    [InlineData("/owner/ada/2?value=x", null, 400, "value")]
    public void One_that_answers_stands_for_the_handler(string target, string? key, int status, string body)
    {
        foreach (var answer in new[] { Send(App.Value, target, key), SendSync(target, key) }.Where(a => a is not null))
        {
            Assert.Equal(status, answer!.Status);
            Assert.Contains(body, answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/slow?key=secret", 200)]
    [InlineData("/slow", 401)]
    [InlineData("/quick?key=7", 401)]
    [InlineData("/quick?key=8", 402)]
    [InlineData("/quick?key=x", 400)]
    public void An_asynchronous_one_is_awaited(string target, int status) =>
        Assert.Equal(status, App.Value.With(new Secret()).Get(target).Status);

    [Fact]
    public void A_WebSocket_has_them_before_its_handshake()
    {
        Assert.Equal(
            "assembly class method", Assert.IsType<WebSocketAccept>(Assert.Single(App.Value.Open("/notes/socket"))).Subprotocol);
        Assert.IsType<WebSocketClose>(Assert.Single(App.Value.Open("/key/socket")));
        var scope = new WebSocketScope();
        scope.Begin(
            new BufferedRequest("GET", "/key/socket", ("x-key", "wrong")),
            extensions: new Dictionary<string, object?> { [WebSocketDenial.Extension] = null });
        var sent = App.Value.Run(scope, new WebSocketConnect());
        Assert.Equal(403, Assert.IsType<WebSocketHttpResponseStart>(sent[0]).Status);
        var body = Assert.IsType<WebSocketHttpResponseBody>(sent[1]).Body;
        Assert.Contains("wrong is not the key.", System.Text.Encoding.UTF8.GetString(body.Span), StringComparison.Ordinal);
    }

    private static Answer Send(GeneratedApp app, string target, string? key) =>
        app.Send("GET", target, null, key is null ? [] : [("x-key", key)]);

    /// <summary>Asks the synchronous entry point, which throws nothing and has no asynchronous route.</summary>
    private static Answer? SendSync(string target, string? key) => target.Contains("later", StringComparison.Ordinal)
        ? null
        : App.Value.CallSync("GET", target, "", key is null ? [] : [("x-key", key)]);

    private sealed class Secret : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(string) ? "secret" : null;
    }
}
