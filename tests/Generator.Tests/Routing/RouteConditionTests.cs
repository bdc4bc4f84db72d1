namespace Generator.Tests.Routing;

/// <summary>Routes that are chosen by the host, a header field or the type of the body.</summary>
public sealed class RouteConditionTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        [Handler]
        public sealed class Site
        {
            [Get("/")] public ValueTask<string> Any() => new("any");
            [Get("/"), Host("api.example.com", "api.test:8080")] public ValueTask<string> Api() => new("api");
            [Get("/"), Host("*.example.com")] public string Sub() => "sub";
            [Get("/"), Host("*:9000")] public ValueTask<string> Port() => new("port");
            [Get("/only"), Host("one.test")] public ValueTask<string> Only() => new("only");
            [Put("/only"), Host("two.test")] public ValueTask<string> Other() => new("other");
            [Get("/{*rest}")] public ValueTask<string> Rest(string rest) => new($"rest {rest}");

            [Post("/in"), Consumes("application/json", "application/*+json")] public ValueTask<string> Json() => new("json");
            [Post("/in"), Consumes("image/*")] public ValueTask<string> Image() => new("image");
            [Post("/in"), Consumes("text/csv")] public string Csv() => "csv";
            [Put("/in"), Consumes("text/csv")] public ValueTask<string> PutCsv() => new("csv");
            [Put("/in")] public ValueTask<string> PutAny() => new("any");
            [Patch("/in"), Consumes("text/csv")] public ValueTask<string> Change() => new("csv");
        }

        [Handler("/things"), MatchHeader("api-version", "2")]
        public sealed class ThingsV2
        {
            [Get] public ValueTask<string> All() => new("two");
            [Get("/{id}")] public ValueTask<string> One(string id) => new($"two {id}");
            [Post] public ValueTask<string> Add() => new("added");
            [Get("/both"), MatchHeader("api-version", "2"), MatchHeader("x-trial", "yes")] public ValueTask<string> Both() => new("both");
        }

        [Handler("/things")] public sealed class Things { [Get] public string All() => "one"; }

        [Handler] public sealed class Sockets
        {
            [WebSocket("/talk"), Host("one.test")]
            public Task One(Receive receive, Send send) => send(new WebSocketClose { Code = 4001 }).AsTask();
            [WebSocket("/talk"), Host("two.test")]
            public Task Two(Receive receive, Send send) => send(new WebSocketClose { Code = 4002 }).AsTask();
        }
        """).Load());

    [Theory]
    [InlineData("api.example.com", "api")]
    [InlineData("API.Example.com:80", "api")]
    [InlineData("api.test:8080", "api")]
    [InlineData("api.test", "any")]
    [InlineData("www.example.com", "sub")]
    [InlineData("a.b.example.com:1", "sub")]
    [InlineData("example.com", "any")]
    [InlineData(".example.com", "any")]
    [InlineData("xexample.com", "any")]
    [InlineData("[::1]:9000", "port")]
    [InlineData("[::9000]", "any")]
    [InlineData("", "any")]
    public void The_host_chooses_the_route(string host, string expected) => Assert.Equal(expected, Ask("GET", "/", ("host", host)).Body);

    [Fact]
    public void A_request_without_a_host_has_the_route_of_any() => Assert.Equal("any", Ask("GET", "/").Body);

    [Fact]
    public void For_another_host_there_is_no_such_route()
    {
        Assert.Equal("rest only", Ask("GET", "/only", ("host", "two.test")).Body);
        Assert.Equal("only", Ask("GET", "/only", ("host", "one.test")).Body);
        var answer = Ask("DELETE", "/only", ("host", "two.test"));
        Assert.Equal((405, "PUT, GET, HEAD, OPTIONS"), (answer.Status, answer.Headers["allow"]));
    }

    [Theory]
    [InlineData("POST", "application/json", "json")]
    [InlineData("POST", "Application/JSON; charset=utf-8", "json")]
    [InlineData("POST", "image/png", "image")]
    [InlineData("POST", "text/csv ;header=present", "csv")]
    [InlineData("PUT", "text/csv", "csv")]
    [InlineData("PUT", "text/plain", "any")]
    public void The_type_of_the_body_chooses_the_route(string method, string type, string expected) =>
        Assert.Equal(expected, Ask(method, "/in", ("content-type", type)).Body);

    [Theory]
    [InlineData("POST", "text/plain", "accept", "application/json, application/*+json, image/*, text/csv")]
    [InlineData("POST", "", "accept", "application/json, application/*+json, image/*, text/csv")]
    [InlineData("POST", "image", "accept", "application/json, application/*+json, image/*, text/csv")]
    [InlineData("PATCH", "text/plain", "accept-patch", "text/csv")]
    public void A_body_that_no_route_reads_is_rejected_with_the_types_that_they_read(string method, string type, string field, string types)
    {
        var answer = type.Length == 0 ? Ask(method, "/in") : Ask(method, "/in", ("content-type", type));
        Assert.Equal((415, types), (answer.Status, answer.Headers[field]));
        Assert.Contains("The body must be of one of the types", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_synchronous_entry_point_rejects_it_too()
    {
        var answer = App.Value.CallSync("POST", "/in", "a", ("content-type", "text/plain"));
        Assert.Equal((415, "text/csv"), (answer.Status, answer.Headers["accept"]));
        Assert.Equal("csv", App.Value.CallSync("POST", "/in", "a", ("content-type", "text/csv")).Body);
    }

    [Fact]
    public void A_header_field_chooses_the_version()
    {
        Assert.Equal("two", Ask("GET", "/things", ("api-version", "2")).Body);
        Assert.Equal("one", Ask("GET", "/things", ("api-version", "3")).Body);
        Assert.Equal("one", Ask("GET", "/things").Body);
        Assert.Equal("two x", Ask("GET", "/things/x", ("api-version", "2")).Body);
        Assert.Equal("rest things/x", Ask("GET", "/things/x").Body);
        Assert.Equal("two both", Ask("GET", "/things/both", ("api-version", "2")).Body);
        Assert.Equal("both", Ask("GET", "/things/both", ("api-version", "2"), ("x-trial", "yes")).Body);
        Assert.Equal(405, Ask("POST", "/things").Status);
    }

    [Theory]
    [InlineData("one.test", 4001)]
    [InlineData("two.test", 4002)]
    public void The_host_chooses_the_route_of_a_WebSocket(string host, int code)
    {
        var scope = new Adapters.WebSocketScope();
        scope.Begin(new Adapters.BufferedRequest("GET", "/talk", [("host", host)]));
        var sent = App.Value.Run(scope, new Adapters.WebSocketConnect());
        Assert.Equal(code, Assert.IsType<Adapters.WebSocketClose>(sent[0]).Code);
    }

    private static Answer Ask(string method, string target, params (string Name, string Value)[] headers) =>
        App.Value.Send(method, target, null, headers);
}
