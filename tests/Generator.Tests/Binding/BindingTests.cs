namespace Generator.Tests.Binding;

/// <summary>Where the values of parameters come from, and what is answered when they cannot.</summary>
public sealed class BindingTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public sealed record Item(string Name, int Count);

        [System.Text.Json.Serialization.JsonSerializable(typeof(Item))]
        public sealed class ShopJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static ShopJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(type);
        }

        public readonly record struct Sku(string Text) : ISpanParsable<Sku>
        {
            public static Sku Parse(string s, IFormatProvider? p) => new(s);
            public static Sku Parse(ReadOnlySpan<char> s, IFormatProvider? p) => new(s.ToString());
            public static bool TryParse(string? s, IFormatProvider? p, out Sku result) => TryParse(s.AsSpan(), p, out result);
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out Sku result)
            {
                result = new(s.ToString());
                return s.StartsWith("sku-");
            }
        }

        [Handler]
        public sealed class Shop
        {
            [Get("/query")] public ValueTask<string> Query(string q, int page = 1, long? limit = null, bool all = false) => new($"{q} {page} {limit?.ToString() ?? "-"} {all}");
            [Get("/required")] public ValueTask<string> Required(int page, DateOnly day) => new($"{page} {day.Year}");
            [Get("/optional")] public ValueTask<string> Optional(string? q) => new(q ?? "none");
            [Get("/sku/{sku}")] public ValueTask<string> BySku(Sku sku) => new(sku.Text);
            [Get("/skus")] public ValueTask<string> Skus(Sku sku) => new(sku.Text);
            [Get("/scope")] public ValueTask<string> Scope(HttpScope scope, CancellationToken cancellation) => new($"{scope.MethodName} {cancellation.IsCancellationRequested}");
            [Post("/bytes")] public ValueTask<byte[]> Bytes(byte[] data) => new(data);
            [Post("/memory")] public ValueTask<ReadOnlyMemory<byte>> Memory(ReadOnlyMemory<byte> data) => new(data);
            [Post("/text/{times:int}")] public async Task<string> Text(int times, string body, string sep = "-") { await Task.Yield(); return string.Join(sep, System.Linq.Enumerable.Repeat(body, times)); }
            [Post("/json")] public async ValueTask<Item> Json(Item item) { await Task.Yield(); return item with { Count = item.Count + 1 }; }
            [Get("/null")] public ValueTask<Item?> Null() => new((Item?)null);
            [Get("/nothing")] public ValueTask<string?> Nothing() => new((string?)null);
            [Get("/response")] public ValueTask<Response> Made() { var r = Response.Text("made", 201); r.Headers.Add("location", "/made/1"); return new(r); }
            [Post("/stream")] public async Task Stream(Receive receive, Send send) { await send(new HttpResponseStart(202)); while (await receive() is HttpRequest r) { await send(new HttpResponseBody(r.Body, r.MoreBody)); if (!r.MoreBody) return; } }
            [Get("/lines")] public async IAsyncEnumerable<string> Lines() { yield return "a"; await Task.Yield(); yield return "b"; }
            [Get("/inline")] [NonBlocking] public string Inline(int scope = 3, int task = 4) => (scope * task).ToString();
            [Get("/sync/{id:int}")] public string Sync(int id, string tag = "x") => $"{id}{tag}";
            [Post("/sync/json")] public Item SyncJson(Item item) => item with { Name = item.Name + "!" };
            [Post("/sync/text")] public string SyncText(string body) => body.ToUpperInvariant();
            [Get("/sync/environ")] public string Environ(Environ environ) => environ.Method;
            [Get("/sync/lines")] public IEnumerable<string> SyncLines() => ["c", "d"];
            [Get("/sync/start")] public IEnumerable<ReadOnlyMemory<byte>> Start(StartResponse startResponse) { startResponse("202 Accepted", []); return [new byte[] { 79, 75 }]; }
            [Get("/static")] public static ValueTask<string> Static() => new("static");
        }
        """).Load());

    [Theory]
    [InlineData("/query?q=a", "a 1 - False")]
    [InlineData("/query?page=7&q=a+b%26c&limit=9&all=true", "a b&c 7 9 True")]
    [InlineData("/query?q=&page=2", " 2 - False")]
    [InlineData("/required?page=1&day=2026-01-02", "1 2026")]
    [InlineData("/optional", "none")]
    [InlineData("/optional?q=x&q=y", "x")]
    [InlineData("/sku/sku-1", "sku-1")]
    [InlineData("/skus?sku=sku%2D2", "sku-2")]
    [InlineData("/scope", "GET False")]
    [InlineData("/lines", "ab")]
    [InlineData("/inline", "12")]
    [InlineData("/sync/5", "5x")]
    [InlineData("/sync/5?tag=y", "5y")]
    [InlineData("/sync/environ", "GET")]
    [InlineData("/sync/lines", "cd")]
    [InlineData("/static", "static")]
    public void Values_come_from_the_request(string target, string expected)
    {
        var answer = App.Value.Get(target);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/query", "The query value q is missing.")]
    [InlineData("/query?q=a&page=two", "The query value page must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("/query?q=a&page=", "The query value page must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("/required?page=1", "The query value day is missing.")]
    [InlineData("/skus?sku=1", "The query value sku must be a valid value.")]
    [InlineData("/required", "2 values of the request are missing or not valid.")]
    public void A_query_value_that_cannot_be_read_is_a_problem(string target, string detail)
    {
        var answer = App.Value.Get(target);
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers["content-type"]));
        Assert.Equal(detail, System.Text.Json.JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void A_route_value_that_cannot_be_read_is_not_found() => Assert.Equal(404, App.Value.Get("/sku/1").Status);

    [Theory]
    [InlineData("/bytes")]
    [InlineData("/memory")]
    [InlineData("/stream")]
    public void A_body_comes_as_it_was_sent(string target) => Assert.Equal("hello", App.Value.Call("POST", target, "hello").Body);

    [Theory]
    [InlineData("/text/2", "hi-hi")]
    [InlineData("/text/2?sep=_", "hi_hi")]
    [InlineData("/sync/text", "HI")]
    public void A_body_comes_as_text(string target, string expected) => Assert.Equal(expected, App.Value.Call("POST", target, "hi").Body);

    [Theory]
    [InlineData("/json", """{"Name":"pen","Count":3}""")]
    [InlineData("/sync/json", """{"Name":"pen!","Count":2}""")]
    public void A_body_comes_as_JSON(string target, string expected) =>
        Assert.Equal(expected, App.Value.Call("POST", target, """{"Name":"pen","Count":2}""", "application/json; charset=utf-8").Body);

    [Theory]
    [InlineData("/json")]
    [InlineData("/sync/json")]
    public void A_body_that_is_not_JSON_is_a_problem_that_says_where(string target)
    {
        var answer = App.Value.Call("POST", target, """{"Name": 5}""", "application/json");
        Assert.Equal(400, answer.Status);
        Assert.Contains(
            """{"in":"body","name":"Name","pointer":"#/Name","detail":"must be text"}""", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public void A_body_of_another_type_than_JSON_is_refused(string? type) =>
        Assert.Equal(415, App.Value.Call("POST", "/json", "{}", type).Status);

    [Theory]
    [InlineData("/null")]
    [InlineData("/nothing")]
    public void A_result_that_is_null_is_not_found(string target) => Assert.Equal(404, App.Value.Get(target).Status);

    [Fact]
    public void A_response_is_sent_as_it_was_made()
    {
        var answer = App.Value.Get("/response");
        Assert.Equal((201, "made", "/made/1"), (answer.Status, answer.Body, answer.Headers["location"]));
    }

    [Fact]
    public void A_synchronous_handler_can_start_the_response_itself()
    {
        var answer = App.Value.Get("/sync/start");
        Assert.Equal((202, "OK"), (answer.Status, answer.Body));
    }

    [Fact]
    public void The_synchronous_entry_point_serves_the_synchronous_handlers_alone()
    {
        Assert.Equal("5x", App.Value.CallSync("GET", "/sync/5").Body);
        Assert.Equal(404, App.Value.CallSync("GET", "/query?q=a").Status);
        Assert.Equal(405, App.Value.CallSync("DELETE", "/sync/5").Status);
    }
}
