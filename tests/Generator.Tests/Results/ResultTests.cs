using System.Globalization;
using System.Text.Json;
using Adapters;

namespace Generator.Tests.Results;

/// <summary>What the results of handlers become, through both entry points.</summary>
public sealed class ResultTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public sealed record Item(string Name, int Count);
        public enum Size { Small, [System.Text.Json.Serialization.JsonStringEnumMemberName("very \"large\"")] Large = 7 }

        [System.Text.Json.Serialization.JsonSerializable(typeof(Item))]
        public sealed class ShopJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static ShopJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(type);
        }

        [Handler("/x")]
        public sealed class Sync
        {
            [Get("/sync/int")] public int Int() => 7;
            [Get("/sync/decimal")] public decimal? Decimal() => 1.50m;
            [Get("/sync/nan")] public double NaN() => double.NaN;
            [Get("/sync/none")] public long? None() => null;
            [Get("/sync/size")] public Size Size(int of) => (Size)of;
            [Get("/sync/maybe")] public Size? Maybe(int? of) => (Size?)of;
            [Get("/sync/html")] public Html Html() => new("<p>hi");
            [Get("/sync/away")] public Redirect Away() => new("/a b/é", isPermanent: true);
            [Get("/sync/item")] public Results<Ok<Item>, CreatedJson<Item>, NotFound, Size> Item(int id) => id switch
            {
                1 => new Ok<Item>(new("one", 1)), 2 => new CreatedJson<Item>("/items/2", new("two", 2)), 3 => global::Size.Small, _ => new NotFound("No such item."),
            };
            public sealed class Counted() : System.IO.MemoryStream("bytes"u8.ToArray()) { public static int Closed; protected override void Dispose(bool disposing) => Closed++; }
            [Get("/sync/stream")] public System.IO.Stream Stream() => new Counted();
            [Get("/sync/closed")] public int Closed() => Counted.Closed;
            [Get("/sync/cookie")] public Response Cookie() => Response.Text("ok").With(new Cookie("id", "a;b") { MaxAge = TimeSpan.FromHours(1) });
            [Get("/sync/bare")] public Response Bare() => new(409);
            [Get("/sync/problem")] public Response Problem() => Response.Problem(422, "No <b>.");
            [Get("/sync/throw")] public string Throw(int status) => throw new HttpException(status, "Not today.") { Headers = { { "retry-after", "60" } } };
            [Get("/sync/file"), Post("/sync/file")] public FileResponse? File(string? path) => path is null ? null : new FileResponse(path) { DownloadName = "é.txt" };
        }

        [Handler("/x")]
        public sealed class Async
        {
            [Get("/async/int")] public async Task<int> Int() { await Task.Yield(); return 7; }
            [Get("/async/decimal")] public ValueTask<decimal?> Decimal() => new(1.50m);
            [Get("/async/nan")] public ValueTask<double> NaN() => new(double.NaN);
            [Get("/async/none")] public ValueTask<long?> None() => new((long?)null);
            [Get("/async/size")] public ValueTask<Size> Size(int of) => new((Size)of);
            [Get("/async/maybe")] public async Task<Size?> Maybe(int? of) { await Task.Yield(); return (Size?)of; }
            [Get("/async/html")] public ValueTask<Html> Html() => new(new Html("<p>hi"));
            [Get("/async/away")] public ValueTask<Redirect> Away() => new(new Redirect("/a b/é", isPermanent: true));
            [Get("/async/item")] public async Task<Results<Ok<Item>, CreatedJson<Item>, NotFound, Size>> Item(int id)
            {
                await Task.Yield();
                return id switch
                {
                    1 => new Ok<Item>(new("one", 1)), 2 => new CreatedJson<Item>("/items/2", new("two", 2)), 3 => global::Size.Small, _ => new NotFound("No such item."),
                };
            }
            [Get("/async/stream")] public ValueTask<System.IO.Stream> Stream() => new(new Counted());
            public sealed class Counted() : System.IO.MemoryStream("bytes"u8.ToArray()) { public static int Closed; protected override void Dispose(bool disposing) => Closed++; }
            [Get("/async/closed")] public ValueTask<int> Closed() => new(Counted.Closed);
            [Get("/async/cookie")] public ValueTask<Response> Cookie() => new(Response.Text("ok").With(new Cookie("id", "a;b") { MaxAge = TimeSpan.FromHours(1) }));
            [Get("/async/bare")] public ValueTask<Response> Bare() => new(new Response(409));
            [Get("/async/problem")] public ValueTask<Response> Problem() => new(Response.Problem(422, "No <b>."));
            [Get("/async/throw")] public async Task<string> Throw(int status) { await Task.Yield(); throw new HttpException(status, "Not today.") { Headers = { { "retry-after", "60" } } }; }
            [Get("/async/throw/now")] public Task<string> ThrowNow() => throw new HttpException(410);
            [Post("/async/throw/body")] public async Task<string> ThrowLate(Item item) { await Task.Yield(); throw new HttpException(410); }
            [Get("/async/file"), Post("/async/file")] public ValueTask<FileResponse?> File(string? path) => new(path is null ? null : new FileResponse(path) { DownloadName = "é.txt" });
            [Get("/async/lines")] public async IAsyncEnumerable<Item> Lines() { yield return new("a\n", 1); await Task.Yield(); yield return new("b", 2); }
            [Get("/async/later")] public async Task<IAsyncEnumerable<string>?> Later(bool any = true) { await Task.Yield(); return any ? Pieces() : null; }
            [Get("/async/events")] public ServerSentEvents<Item> Events() => new(All());
            [Get("/async/texts")] public Task<ServerSentEvents<string>> Texts() => Task.FromResult(new ServerSentEvents<string>(Pieces()));
            [Get("/async/silence")] public ServerSentEvents<string> Silence() => new(Nothing());
            private static async IAsyncEnumerable<string> Nothing() { await Task.Yield(); yield return null!; }
            private static async IAsyncEnumerable<string> Pieces() { yield return "a\nb"; await Task.Yield(); yield return "c"; }
            private static async IAsyncEnumerable<ServerSentEvent<Item>> All() { await Task.Yield(); yield return new(new("a", 1)) { Id = "1", Event = "added", Retry = TimeSpan.FromSeconds(2) }; yield return new(new("b", 2)); }
        }
        """).Load());

    public static TheoryData<string> Styles => ["sync", "async"];

    [Theory, MemberData(nameof(Styles))]
    public void A_number_is_JSON(string style)
    {
        var answer = Get(style, "int");
        Assert.Equal((200, "application/json", "7"), (answer.Status, answer.Headers["content-type"], answer.Body));
        Assert.Equal("1.50", Get(style, "decimal").Body);
        Assert.Equal(404, Get(style, "none").Status);
        Assert.Throws<InvalidOperationException>(() => Get(style, "nan"));
    }

    [Theory, MemberData(nameof(Styles))]
    public void An_enum_is_its_name_or_its_number(string style)
    {
        Assert.Equal("\"Small\"", Get(style, "size?of=0").Body);
        Assert.Equal("""
            "very \"large\""
            """, Get(style, "size?of=7").Body);
        Assert.Equal("3", Get(style, "size?of=3").Body);
        Assert.Equal((404, "\"Small\""), (Get(style, "maybe").Status, Get(style, "maybe?of=0").Body));
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_page_is_HTML(string style)
    {
        var answer = Get(style, "html");
        Assert.Equal((200, "text/html; charset=utf-8", "<p>hi"), (answer.Status, answer.Headers["content-type"], answer.Body));
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_redirect_has_a_location_in_ASCII(string style)
    {
        var answer = Get(style, "away");
        Assert.Equal((301, "/a%20b/%C3%A9"), (answer.Status, answer.Headers["location"]));
    }

    [Fact]
    public void A_location_has_only_characters_of_a_URL() => Assert.Equal(
        "/%5Cother.org/%7Ba%7C%5Eb%60%7D/[::1]?c=%25&d#e", new Redirect("/\\other.org/{a|^b`}/[::1]?c=%25&d#e").Headers["location"]);

    [Theory, MemberData(nameof(Styles))]
    public void One_of_several_results_is_answered_as_what_it_is(string style)
    {
        var created = Get(style, "item?id=2");
        Assert.Equal("""200 {"Name":"one","Count":1}""", Text(Get(style, "item?id=1")));
        Assert.Equal("""201 {"Name":"two","Count":2}""", Text(created));
        Assert.Equal(("/items/2", "application/json"), (created.Headers["location"], created.Headers["content-type"]));
        Assert.Equal("200 \"Small\"", Text(Get(style, "item?id=3")));
        Assert.Equal((404, "No such item."), (Get(style, "item?id=4").Status, Detail(Get(style, "item?id=4"))));
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_stream_is_sent_and_closed(string style)
    {
        Assert.Equal("200 bytes", Text(Get(style, "stream")));
        Assert.Equal(200, App.Value.Send("HEAD", $"/x/{style}/stream", null).Status);
        Assert.Equal("2", Get(style, "closed").Body);
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_cookie_is_strict_by_default(string style) => Assert.Equal(
        "id=a%3Bb; Path=/; SameSite=Lax; Max-Age=3600; HttpOnly; Secure", Get(style, "cookie").Headers["set-cookie"]);

    [Theory]
    [InlineData("__Host-id", "/", null, true, true), InlineData("__Host-id", "/a", null, true, false)]
    [InlineData("__host-id", "/", "example.org", true, false), InlineData("__Host-id", "/", null, false, false)]
    [InlineData("__Secure-id", "/a", "example.org", true, true), InlineData("__secure-id", "/", null, false, false)]
    public void A_cookie_has_what_its_name_promises(string name, string path, string? domain, bool isSecure, bool isValid)
    {
        var cookie = new Cookie(name, "1") { Path = path, Domain = domain, Secure = isSecure };
        if (isValid)
            Assert.StartsWith(name + "=1; ", new Response(200).With(cookie).Headers["set-cookie"], StringComparison.Ordinal);
        else
            Assert.Throws<InvalidOperationException>(() => new Response(200).With(cookie));
    }

    [Fact]
    public void A_cookie_is_at_most_as_long_as_browsers_keep()
    {
        Assert.NotNull(new Response(200).With(new Cookie("a", new string('v', 4095))).Headers["set-cookie"]);
        Assert.Throws<InvalidOperationException>(() => new Response(200).With(new Cookie("a", new string('v', 4096))));
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_status_without_a_name_has_no_title(string style)
    {
        Assert.Contains("{\"type\":\"about:blank\",\"status\":499,", Get(style, "throw?status=499").Body, StringComparison.Ordinal);
        var page = Send(style, "throw?status=499", ("accept", "text/html")).Body;
        Assert.Contains("<title>499</title>", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Styles))]
    public void Several_Accept_fields_are_one_list(string style) => Assert.Equal(
        "text/html; charset=utf-8", Send(style, "bare", ("accept", "image/png"), ("accept", "text/html")).Headers["content-type"]);

    [Theory, MemberData(nameof(Styles))]
    public void An_error_without_a_body_is_a_problem(string style)
    {
        var answer = Get(style, "bare");
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal("application/problem+json", answer.Headers["content-type"]);
        Assert.Equal("accept", answer.Headers["vary"]);
        Assert.Equal(("Conflict", 409), (problem.GetProperty("title").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Equal(32, problem.GetProperty("traceId").GetString()!.Length);
    }

    [Theory, MemberData(nameof(Styles))]
    public void Every_error_has_the_format_that_the_client_prefers(string style)
    {
        string[] all = [$"/x/{style}/problem", "/nowhere", $"/x/{style}/none"];
        foreach (var target in all)
        {
            Assert.Equal("application/problem+json", TypeFor(target, "*/*"));
            Assert.Equal("application/problem+json", TypeFor(target, "application/json, text/html;q=0.9"));
            Assert.Equal("text/html; charset=utf-8", TypeFor(target, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
            Assert.Equal("text/plain; charset=utf-8", TypeFor(target, "text/plain"));
            Assert.Equal("application/problem+json", TypeFor(target, "image/png"));
        }

        Assert.Contains("<pre>No &lt;b>.", Send(style, "problem", ("accept", "text/html")).Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Styles))]
    public void An_exception_may_carry_a_status(string style)
    {
        var answer = Get(style, "throw?status=429");
        Assert.Equal((429, "Not today.", "60"), (answer.Status, Detail(answer), answer.Headers["retry-after"]));
        Assert.Equal(503, Assert.Throws<HttpException>(() => Get(style, "throw?status=503")).Status);
    }

    [Fact]
    public void An_exception_is_answered_wherever_it_is_thrown()
    {
        Assert.Equal(410, App.Value.Get("/x/async/throw/now").Status);
        Assert.Equal(
            410, App.Value.Call("POST", "/x/async/throw/body", """{"Name":"a","Count":1}""", "application/json").Status);
        Assert.Equal(429, App.Value.CallSync("GET", "/x/sync/throw?status=429").Status);
    }

    [Fact]
    public void The_trace_of_a_request_is_that_of_its_client()
    {
        var answer = Send("async", "bare", ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        Assert.Contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"", answer.Body, StringComparison.Ordinal);
        var malformed = Send("async", "bare", ("traceparent", "00-" + new string('z', 32) + "-00f067aa0ba902b7-01"));
        Assert.DoesNotContain("zzz", malformed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_are_lines_of_JSON()
    {
        var answer = Get("async", "lines");
        Assert.Equal(
            ("application/x-ndjson", "{\"Name\":\"a\\n\",\"Count\":1}\n{\"Name\":\"b\",\"Count\":2}\n"),
            (answer.Headers["content-type"], answer.Body));
        Assert.Equal(("a\nbc", 404), (Get("async", "later").Body, Get("async", "later?any=false").Status));
    }

    [Fact]
    public void Events_have_their_fields()
    {
        var answer = Get("async", "events");
        Assert.Equal(("text/event-stream", "no-cache"), (answer.Headers["content-type"], answer.Headers["cache-control"]));
        Assert.Equal(
            """
            event: added
            id: 1
            retry: 2000
            data: {"Name":"a","Count":1}

            data: {"Name":"b","Count":2}


            """.ReplaceLineEndings("\n"), answer.Body);
        Assert.Equal("data: a\ndata: b\n\ndata: c\n\n", Get("async", "texts").Body);
        Assert.Equal("data: \n\n", Get("async", "silence").Body);
    }

    [Fact]
    public void The_time_before_a_client_connects_again_is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new ServerSentEvent<int>(1) { Retry = TimeSpan.FromSeconds(-1) });

    [Fact]
    public void The_time_between_comments_is_longer_than_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServerSentEvents<int>(Empty()) { KeepAlive = TimeSpan.Zero });
        Assert.Equal(
            Timeout.InfiniteTimeSpan, new ServerSentEvents<int>(Empty()) { KeepAlive = Timeout.InfiniteTimeSpan }.KeepAlive);

        static async IAsyncEnumerable<int> Empty()
        {
            await Task.Yield();
            yield break;
        }
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_file_has_parts_and_conditions(string style)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "0123456789");
        try
        {
            CheckFile(style, "file?path=" + Uri.EscapeDataString(path));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal((404, 404), (Get(style, "file").Status, Get(style, "file?path=/nowhere/at/all").Status));
        Assert.Equal(404, Get(style, "file?path=/tmp").Status);
        Assert.Equal((404, 404), (Get(style, "file?path=/" + new string('x', 300)).Status, Get(style, "file?path=/a%00b").Status));
    }

    private static void CheckFile(string style, string target)
    {
        var whole = Get(style, target);
        var (tag, date) = (whole.Headers["etag"]!, whole.Headers["last-modified"]!);
        Assert.Equal("200 0123456789", Text(whole));
        Assert.Equal("attachment; filename=\"_.txt\"; filename*=UTF-8''%C3%A9.txt", whole.Headers["content-disposition"]);
        Assert.Equal("206 234", Text(Send(style, target, ("range", "bytes=2-4"))));
        Assert.Equal("bytes 2-4/10", Send(style, target, ("range", "bytes=2-4")).Headers["content-range"]);
        Assert.Equal("206 89", Text(Send(style, target, ("range", "bytes=-2"))));
        Assert.Equal("206 89", Text(Send(style, target, ("range", "bytes=8-99"))));
        Assert.Equal("200 0123456789", Text(Send(style, target, ("range", "bytes=4-2"))));
        Assert.Equal("200 0123456789", Text(Send(style, target, ("range", "bytes=1-2,4-5"))));
        Assert.Equal("200 0123456789", Text(Send(style, target, ("range", "lines=1-2"))));
        Assert.Equal((416, "bytes */10"), (
            Send(style, target, ("range", "bytes=10-")).Status, Send(style, target, ("range", "bytes=10-")).Headers["content-range"]));
        Assert.Equal(416, Send(style, target, ("range", $"bytes={new string('9', 30)}-")).Status);
        Assert.Equal("206 89", Text(Send(style, target, ("range", $"bytes=8-{new string('9', 30)}"))));
        Assert.Equal("304 ", Text(Send(style, target, ("if-none-match", $"\"x\", W/{tag}"))));
        foreach (var format in new[] { "R", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy" })
        {
            var text = DateTime.ParseExact(date, "R", CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture);
            Assert.Equal("304 ", Text(Send(style, target, ("if-modified-since", text))));
        }

        Assert.Equal(412, Send(style, target, ("if-unmodified-since", "Sun Nov  6 08:49:37 1994")).Status);
        Assert.Equal(200, Send(style, target, ("if-none-match", "\"x\""), ("if-modified-since", date)).Status);
        Assert.Equal("206 01", Text(Send(style, target, ("range", "bytes=0-1"), ("if-range", tag))));
        Assert.Equal(200, Send(style, target, ("range", "bytes=0-1"), ("if-range", "\"old\"")).Status);
        var failed = Send(style, target, ("if-match", $"\"x\", W/{tag}"));
        Assert.Equal((412, null), (failed.Status, failed.Headers["content-disposition"]));
        Assert.Equal(200, Send(style, target, ("if-match", $"\"x\", {tag}")).Status);
        Assert.Equal(412, Send(style, target, ("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT")).Status);
        var post = App.Value.Send("POST", $"/x/{style}/{target}", null, ("if-none-match", tag), ("range", "bytes=0-1"));
        Assert.Equal("200 0123456789", Text(post));
        var head = App.Value.Send("HEAD", $"/x/{style}/{target}", null);
        Assert.Equal((200, "10", ""), (head.Status, head.Headers["content-length"], head.Body));
    }

    private static string? TypeFor(string target, string accept) =>
        App.Value.Send("GET", target, null, ("accept", accept)).Headers["content-type"];

    private static Answer Get(string style, string target) => Send(style, target);

    private static Answer Send(string style, string target, params (string, string)[] headers) =>
        App.Value.Send("GET", $"/x/{style}/{target}", null, headers);

    private static string Text(Answer answer) => $"{answer.Status} {answer.Body}";

    private static string? Detail(Answer answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString();
}
