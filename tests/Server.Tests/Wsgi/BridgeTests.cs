namespace Adapters.Server.Tests.Wsgi;

/// <summary>A synchronous application as an asynchronous one.</summary>
public sealed class BridgeTests
{
    [Fact]
    public async Task A_request_is_answered_by_the_synchronous_application()
    {
        using var host = new WsgiHost();
        var scope = new HttpScope { Workers = host.Gateway };
        scope.Begin(WsgiHost.Get("/path"));
        var client = host.Client();
        await host.Loop.Run(() => Bridged()(scope, client.Receive, client.Send)).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("/path", client.Text);
    }

    [Fact]
    public async Task The_lifespan_is_answered()
    {
        var events = new Queue<ReceiveEvent>([new LifespanStartup(), new LifespanShutdown()]);
        var sent = new List<SendEvent>();
        await Bridged()(
            new LifespanScope(),
            () => new ValueTask<ReceiveEvent>(events.Dequeue()),
            message =>
            {
                sent.Add(message);
                return default;
            });

        Assert.Equal(["lifespan.startup.complete", "lifespan.shutdown.complete"], sent.Select(message => message.Type));
    }

    [Fact]
    public async Task A_WebSocket_is_refused()
    {
        SendEvent? sent = null;
        await Bridged()(
            new WebSocketScope(),
            () => throw new InvalidOperationException("nothing is received"),
            message =>
            {
                sent = message;
                return default;
            });

        Assert.IsType<WebSocketClose>(sent);
    }

    [Fact]
    public void A_server_without_workers_is_told_so()
    {
        var scope = new HttpScope();
        scope.Begin(WsgiHost.Get());
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            _ = Bridged()(scope, () => default, _ => default);
        });

        Assert.Contains("no worker threads for synchronous code", error.Message, StringComparison.Ordinal);
    }

    private static AsgiApplication Bridged() => new WsgiApplication(Application).ToAsgi();

    private static IEnumerable<ReadOnlyMemory<byte>> Application(Environ environ, StartResponse start)
    {
        start("200 OK", []);
        return [WsgiHost.Bytes(environ.PathInfo)];
    }
}
