using Adapters;

namespace Generator.Tests.Handlers;

/// <summary>Handlers of WebSockets, called as a server calls them.</summary>
public sealed class WebSocketHandlerTests
{
    private static readonly Dictionary<string, object?> Offered = new() { ["websocket"] = null };

    [Fact]
    public void A_handler_takes_the_WebSocket_with_values_of_the_route_and_the_query()
    {
        var app = Own("""
            [WebSocket("/{room}")] public async Task Chat(WebSocket socket, string room, CancellationToken cancellation, int seat = 1)
            {
                await socket.AcceptAsync();
                await foreach (var text in socket.Texts())
                    await socket.SendAsync($"{room}{seat}{text}{cancellation.IsCancellationRequested}");
                await socket.CloseAsync(4000);
            }
            """);
        var sent = Open(app, "/blue?seat=4", new WebSocketConnect(), new WebSocketReceive { Text = "a" }, new WebSocketDisconnect());
        Assert.IsType<WebSocketAccept>(sent[0]);
        Assert.Equal("blue4aFalse", Assert.IsType<WebSocketSend>(sent[1]).Text);
        Assert.Equal(4000, Assert.IsType<WebSocketClose>(sent[2]).Code);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://example.com", true)]
    [InlineData("HTTPS://EXAMPLE.COM", true)]
    [InlineData("http://here:8000", true)]
    [InlineData("https://here:8000", true)]
    [InlineData("http://here", false)]
    [InlineData("https://example.com.evil", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void A_page_of_another_origin_is_denied(string? origin, bool isAllowed)
    {
        var app = Own("""
            [WebSocket("/", Origins = ["self", "https://example.com"])]
            public async Task Open(WebSocket socket) => await socket.AcceptAsync();
            """);
        var headers = new List<(string, string)> { ("host", "here:8000") };
        if (origin is not null)
            headers.Add(("origin", origin));
        var scope = new WebSocketScope();
        scope.Begin(new BufferedRequest("GET", "/", [.. headers]));
        var answer = Assert.Single(app.Run(scope, new WebSocketConnect()));
        Assert.Equal(isAllowed ? typeof(WebSocketAccept) : typeof(WebSocketClose), answer.GetType());
    }

    [Fact]
    public void A_path_without_a_WebSocket_is_denied_with_404_where_that_can_be_said()
    {
        var app = Own("""[WebSocket("/here")] public async Task Open(WebSocket socket) => await socket.AcceptAsync();""");
        var scope = new WebSocketScope();
        scope.Begin(new BufferedRequest("GET", "/there"), null, new Dictionary<string, object?> { ["websocket.http.response"] = null });
        var sent = app.Run(scope, new WebSocketConnect());
        Assert.Equal(404, Assert.IsType<WebSocketHttpResponseStart>(sent[0]).Status);
        Assert.IsType<WebSocketClose>(Assert.Single(Open(app, "/there", new WebSocketConnect())));
    }

    [Fact]
    public void An_application_does_not_start_on_a_server_without_WebSockets()
    {
        var app = Own("""[WebSocket("/here")] public async Task Open(WebSocket socket) => await socket.AcceptAsync();""");
        var failed = Assert.IsType<LifespanStartupFailed>(Assert.Single(app.Run(new LifespanScope(), new LifespanStartup())));
        Assert.Equal(
            "the route /here (Own.Open) is a WebSocket, which no address of this server offers: add one with http:// (--bind)",
            failed.Message);
        var sent = app.Run(new LifespanScope { Extensions = Offered }, new LifespanStartup(), new LifespanShutdown());
        Assert.IsType<LifespanStartupComplete>(sent[0]);
    }

    private static List<SendEvent> Open(GeneratedApp app, string target, params ReceiveEvent[] events)
    {
        var scope = new WebSocketScope();
        scope.Begin(new BufferedRequest("GET", target));
        return app.Run(scope, events);
    }

    private static GeneratedApp Own(string methods) =>
        GeneratorRun.Of($"[AdaptersApp] public static partial class App; [Handler] public sealed class Own {{ {methods} }}").Load();
}
