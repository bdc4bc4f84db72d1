namespace Generator.Tests.Binding;

/// <summary>An attribute names the part of the request that a value comes from; without one it is inferred.</summary>
public sealed class SourceTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IKeyedServiceProvider : IServiceProvider { object? GetKeyedService(Type serviceType, object? serviceKey); }
            public sealed class FromKeyedServicesAttribute(object key) : Attribute { public object Key => key; }
        }

        public sealed record Shop(string Name);
        public sealed class Services : Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider
        {
            public object? GetService(Type type) => type == typeof(Shop) ? new Shop("plain") : null;
            public object? GetKeyedService(Type type, object? key) => type == typeof(Shop) ? new Shop($"{key} {key!.GetType().Name}") : null;
        }

        public enum Color { Red, Green }
        public sealed record User(string Name)
        {
            public static ValueTask<User?> BindAsync(HttpScope scope, CancellationToken cancellation) => new(scope.Headers["user"] is { } name ? new User(name) : null);
        }
        public readonly record struct Point(int X)
        {
            public static async Task<Point?> BindAsync(HttpScope scope, Receive receive) { await Task.Yield(); return await receive() is HttpRequest { Body.Length: > 0 } r ? new Point(r.Body.Length) : null; }
        }
        public readonly record struct Always(int X) { public static ValueTask<Always> BindAsync(HttpScope scope) => new(new Always(1)); }

        [Handler]
        public sealed class Own
        {
            [Get("/query")] public string Query([FromQuery(Name = "q-1")] string first, [FromQuery] int page = 1) => first + page;
            [Get("/unicode")] public string Unicode(string größe) => größe;
            [Get("/route/{key}/{id:int}")] public string Route([FromRoute(Name = "key")] string name, [FromRoute] int id, [FromQuery(Name = "id")] int? other) => $"{name} {id} {other}";
            [Get("/header")] public string Header([FromHeader] string userAgent, [FromHeader(Name = "X-Count")] int count = 3, [FromHeader] string? ifMatch = null) => $"{userAgent} {count} {ifMatch ?? "-"}";
            [Get("/header/list")] public async Task<string> Headers([FromHeader] string[] accept, [FromHeader(Name = "x-colors")] List<Color> colors) { await Task.Yield(); return string.Join("|", accept) + string.Join("|", colors); }
            [Get("/cookie")] public string Cookie([FromCookie] string id, [FromCookie(Name = "the-color")] Color color = Color.Red) => $"{id} {color}";
            [Get("/service")] public string Service([FromServices] Shop shop, [FromServices(Key = "a")] Shop a, [FromServices(Key = 5L)] Shop b, [Microsoft.Extensions.DependencyInjection.FromKeyedServices(Color.Green)] Shop c, [FromServices] Uri? none) => $"{shop.Name} {a.Name} {b.Name} {c.Name} {none is null}";
            [Post("/body")] public string Body([FromBody] string text) => text;
            [Post("/body/named")] public string Named([FromQuery] string body) => body;
            [Get("/user")] public ValueTask<string> Bound(User user, Always always) => new(user.Name + always.X);
            [Get("/user/optional")] public async Task<string> Optional(User? user, int page) { await Task.Yield(); return (user?.Name ?? "nobody") + page; }
            [Post("/point")] public async Task<string> Body(Point point, int page = 2) { await Task.Yield(); return $"{point.X} {page}"; }
            [Post("/stream")] public async Task<string> Stream(System.IO.Stream stream, int page = 1) { using var reader = new System.IO.StreamReader(stream); return await reader.ReadToEndAsync() + page; }
            [Post("/pipe")] public async Task<string> Pipe(System.IO.Pipelines.PipeReader pipe) { var read = await pipe.ReadAtLeastAsync(100); return System.Text.Encoding.UTF8.GetString(System.Buffers.BuffersExtensions.ToArray(read.Buffer)); }
            [Post("/parts")] public async Task<string> Parts(IAsyncEnumerable<ReadOnlyMemory<byte>> parts) { var text = ""; await foreach (var part in parts) text += "[" + System.Text.Encoding.UTF8.GetString(part.Span) + "]"; return text; }
            [Post("/sync/stream")] public string SyncStream([FromBody] System.IO.Stream stream) => new System.IO.StreamReader(stream).ReadToEnd();
            [Post("/sync/blocks")] public string Blocks(IEnumerable<ReadOnlyMemory<byte>> blocks) { var text = ""; foreach (var block in blocks) text += System.Text.Encoding.UTF8.GetString(block.Span); return text; }
        }
        """).Load());

    [Theory]
    [InlineData("/query?q-1=a&page=2", "a2")]
    [InlineData("/query?q%2D1=a", "a1")]
    [InlineData("/query?%71-1=a&&=b&page", "", 400)]
    [InlineData("/unicode?gr%C3%B6%C3%9Fe=x", "x")]
    [InlineData("/unicode?gr%c3%b6%c3%9fe=x", "x")]
    [InlineData("/route/a%20b/5", "a b 5 ")]
    [InlineData("/route/a/5?id=6", "a 5 6")]
    public void Names_in_the_path_and_the_query(string target, string expected, int status = 200)
    {
        var answer = App.Value.Get(target);
        Assert.Equal(status, answer.Status);
        if (status == 200)
            Assert.Equal(expected, answer.Body);
    }

    [Fact]
    public void A_header_field_is_named_in_words_with_hyphens()
    {
        var answer = App.Value.Send("GET", "/header", null, ("User-Agent", "curl"), ("x-count", "9"), ("if-match", "\"a\""));
        Assert.Equal("curl 9 \"a\"", answer.Body);
        var refused = App.Value.Send("GET", "/header", null, ("x-count", "many"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("""{"in":"header","name":"user-agent","detail":"is missing"}""", refused.Body, StringComparison.Ordinal);
        Assert.Contains("""{"in":"header","name":"x-count","detail":"must be a whole""", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_field_that_is_a_list_says_the_same_in_one_line_as_in_several() => Assert.Equal(
        "text/html;a=\"x,y\"|*/*|text/plainRed|Green",
        App.Value.Send(
            "GET", "/header/list", null,
            ("accept", "text/html;a=\"x,y\", , */*"), ("x-colors", "red,green"), ("accept", "text/plain")).Body);

    [Theory]
    [InlineData("id=5; the-color=green", "5 Green")]
    [InlineData("xid=1;id=\"a%20b\"", "a b Red")]
    [InlineData("idle=1;  id=", " Red")]
    public void A_cookie_is_found_among_others(string cookie, string expected) =>
        Assert.Equal(expected, App.Value.Send("GET", "/cookie", null, ("cookie", "first=1"), ("cookie", cookie)).Body);

    [Fact]
    public void A_cookie_may_be_missing() => Assert.Contains(
        """{"in":"cookie","name":"id","detail":"is missing"}""", App.Value.Send("GET", "/cookie", null, ("cookie", "ID=1")).Body,
        StringComparison.Ordinal);

    [Fact]
    public void A_service_comes_with_and_without_a_key()
    {
        var services = (IServiceProvider)Activator.CreateInstance(App.Value.Type.Assembly.GetType("Services")!)!;
        Assert.Equal("plain a String 5 Int64 Green Color True", App.Value.With(services).Get("/service").Body);
    }

    [Fact]
    public void A_type_reads_the_request_itself()
    {
        Assert.Equal("ada1", App.Value.Send("GET", "/user", null, ("user", "ada")).Body);
        Assert.Equal("nobody3", App.Value.Get("/user/optional?page=3").Body);
        Assert.Equal("2 2", App.Value.Call("POST", "/point", "four").Body);
    }

    [Theory]
    [InlineData("GET", "/user", "The request value user is missing.")]
    [InlineData("POST", "/point", "The request value point is missing.")]
    [InlineData("POST", "/point?page=a", "2 values of the request are missing or not valid.")]
    public void A_type_that_finds_nothing_is_an_error(string method, string target, string detail)
    {
        var answer = App.Value.Call(method, target);
        Assert.Equal(400, answer.Status);
        Assert.Contains(detail, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/body", "hello")]
    [InlineData("/stream", "hello1")]
    [InlineData("/pipe", "hello")]
    [InlineData("/parts", "[he][llo]")]
    [InlineData("/sync/stream", "hello")]
    [InlineData("/sync/blocks", "hello")]
    public void A_body_comes_in_the_shape_that_is_asked_for(string target, string expected) =>
        Assert.Equal(expected, App.Value.Call("POST", target, "hello").Body);

    [Fact]
    public void An_attribute_wins_over_a_name() => Assert.Equal("q", App.Value.Call("POST", "/body/named?body=q", "b").Body);
}
