namespace Generator.Tests.Binding;

/// <summary>The size of a body, limited by route.</summary>
public sealed class BodyLimitTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        [Handler, BodyLimit(8)]
        public sealed class Site
        {
            [Post("/text")] public async Task<string> Text(string body) { await Task.Yield(); return body; }
            [Post("/sync/text")] public string SyncText(string body) => body;
            [Post("/stream")] public async Task<string> Stream(System.IO.Stream body) => await new System.IO.StreamReader(body).ReadToEndAsync();
            [Post("/sync/stream")] public string SyncStream(System.IO.Stream body) => new System.IO.StreamReader(body).ReadToEnd();
            [Post("/raw")] public async Task<string> Raw(Receive receive) { while (await receive() is HttpRequest { MoreBody: true }) { } return "read"; }
            [Post("/sync/raw")] public string SyncRaw(Environ environ) => new System.IO.StreamReader(environ.Input).ReadToEnd();
            [Post("/form")] public async Task<string> Form([FromForm] string a) { await Task.Yield(); return a; }
            [Post("/sync/form")] public string SyncForm([FromForm] string a) => a;
            [Post("/more"), BodyLimit(20)] public async Task<string> More(string body) { await Task.Yield(); return body; }
            [Post("/unread")] public ValueTask<string> Unread() => new("not read");
            [Get("/")] public string Get() => "no body";
        }
        """).Load());

    [Theory]
    [InlineData("/text", "12345678")]
    [InlineData("/sync/text", "12345678")]
    [InlineData("/stream", "12345678")]
    [InlineData("/sync/stream", "12345678")]
    [InlineData("/sync/raw", "12345678")]
    [InlineData("/form", "a=345678", "345678")]
    [InlineData("/sync/form", "a=345678", "345678")]
    [InlineData("/more", "12345678901234567890")]
    public void A_body_of_the_maximum_size_is_read(string target, string body, string? expected = null)
    {
        var answer = App.Value.Call("POST", target, body, Form);
        Assert.Equal((200, expected ?? body), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/text")]
    [InlineData("/sync/text")]
    [InlineData("/stream")]
    [InlineData("/sync/stream")]
    [InlineData("/raw")]
    [InlineData("/sync/raw")]
    [InlineData("/form")]
    [InlineData("/sync/form")]
    public void A_larger_body_without_a_length_is_413(string target)
    {
        var answer = App.Value.Call("POST", target, "a=3456789", Form);
        Assert.Equal(413, answer.Status);
        Assert.Contains("The body is longer than 8 bytes.", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/text", 413)]
    [InlineData("/sync/text", 413)]
    [InlineData("/unread", 413)]
    [InlineData("/more", 200)]
    public void A_larger_body_that_says_so_is_not_read(string target, int status) =>
        Assert.Equal(status, App.Value.Send("POST", target, "", ("content-length", "9")).Status);

    [Fact]
    public void A_request_without_a_body_is_not_concerned() => Assert.Equal("no body", App.Value.Get("/").Body);

    [Theory]
    [InlineData("[Get(\"/\"), [|BodyLimit(1)|]]", "a GET request has no body to limit")]
    [InlineData("[Post(\"/\"), BodyLimit([|-1|])]", "no body is smaller than nothing")]
    public void ADPT008_a_limit_that_means_nothing(string attributes, string reason) => Rules.Definitions.RuleRun.Finds(
        "ADPT008", $"'Own' cannot be a handler: {reason}",
        $$"""[Handler] public sealed class Site { {{attributes}} public string Own() => ""; }""");
}
