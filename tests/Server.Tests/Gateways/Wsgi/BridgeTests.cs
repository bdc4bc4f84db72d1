using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Tests.Hosting;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Gateways.Wsgi;

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
    public void A_server_without_workers_is_reported()
    {
        var scope = new HttpScope();
        scope.Begin(WsgiHost.Get());
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            _ = Bridged()(scope, () => default, _ => default);
        });

        Assert.Contains("no worker threads for synchronous code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_from_outside_the_loop_is_refused_and_the_next_request_is_served()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var host = new WsgiHost();
        var gateway = new WsgiGateway(host.Workers, host.Gateway.Settings, host.Gateway.Log) { Loop = loop.Loop };
        var scope = new HttpScope { Workers = gateway };
        scope.Begin(WsgiHost.Get("/path"));
        var sent = new List<int>();
        Task Call() => Bridged()(scope, () => new ValueTask<ReceiveEvent>(new HttpRequest()), message =>
        {
            if (message is HttpResponseStart start)
                sent.Add(start.Status);
            return default;
        }).AsTask();

        // That the caller has a context too is not enough: the objects of the gateway belong to its loop.
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => OnAnotherLoop(Call));
        Assert.Contains("call scope.Workers.RunAsync from the asynchronous application itself", error.Message, StringComparison.Ordinal);
        Assert.Empty(sent);
        await (await loop.RunAsync(Call)).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal([200], sent);
    }

    private static Task OnAnotherLoop(Func<Task> call)
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new QueueContext().Post(
            async _ =>
            {
                try
                {
                    await call();
                    called.SetResult();
                }
                catch (Exception error)
                {
                    called.SetException(error);
                }
            },
            null);
        return called.Task;
    }

    private static AsgiApplication Bridged() => new WsgiApplication(Application).ToAsgi();

    private static IEnumerable<ReadOnlyMemory<byte>> Application(Environ environ, StartResponse start)
    {
        start("200 OK", []);
        return [WsgiHost.Bytes(environ.PathInfo)];
    }
}
