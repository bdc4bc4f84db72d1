using System.Net.WebSockets;
using System.Text;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Adapters.Server.Tests.Connections;

/// <summary>A handler that is made for a request, with a service of the request.</summary>
[Handler("/scopes", Lifetime = HandlerLifetime.Scoped)]
public sealed class ScopedHandler(RequestUnit unit)
{
    [Get("/later")]
    public async Task<string> Later([FromServices] RequestUnit own)
    {
        await Task.Yield();
        return $"{unit.Number} {own.Number}";
    }

    [Get("/now")]
    public string Now([FromServices] RequestUnit own) => $"{unit.Number} {own.Number}";

    [WebSocket("/socket")]
    public async Task Talk(WebSocket socket)
    {
        await socket.AcceptAsync();
        await socket.SendAsync($"{unit.Number}");
    }
}

/// <summary>A service of one request.</summary>
public sealed class RequestUnit
{
    public required int Number { get; init; }
}

/// <summary>The services of a request are disposed of after its response, and what goes wrong then harms nobody.</summary>
public sealed class RequestScopeTests
{
    private const string Later = "GET /scopes/later HTTP/1.1\r\nHost: a\r\n\r\n";

    [Fact]
    public void A_response_does_not_wait_for_the_disposal_and_the_next_request_does()
    {
        var services = new Provider();
        using var server = new LoopedServer(AllocationApp.CreateAsgi(services));
        var client = server.Connect();
        services.Disposal = new TaskCompletionSource();
        Assert.EndsWith("1 1", server.Ask(client, Later), StringComparison.Ordinal);
        Assert.Equal("", server.Ask(client, Later));

        services.Disposal.SetResult();
        Assert.EndsWith("2 2", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal(2, services.Disposed);
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_disposal_that_throws_is_logged_and_the_connection_serves_on(bool isLate)
    {
        var services = new Provider { Disposal = new TaskCompletionSource() };
        using var server = new LoopedServer(AllocationApp.CreateAsgi(services));
        var client = server.Connect();
        if (!isLate)
            services.Disposal.SetException(new IOException("the database has gone"));
        Assert.EndsWith("1 1", server.Ask(client, Later), StringComparison.Ordinal);
        if (isLate)
            services.Disposal.SetException(new IOException("the database has gone"));
        server.Turn();

        var line = Assert.Single(server.Log);
        Assert.StartsWith("Error: A service or handler of a request on connection ", line, StringComparison.Ordinal);
        Assert.Contains(
            "GET /scopes/later (ScopedHandler.Later) could not be disposed of after the response", line, StringComparison.Ordinal);
        services.Disposal = null;
        Assert.EndsWith("2 2", server.Ask(client, Later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_threads_dispose_of_them_too()
    {
        var services = new Provider();
        await using var server = await StartAsync(services);
        using var client = new HttpClient();
        Assert.Equal("1 1", await client.GetStringAsync($"{server.Addresses[0]}/scopes/now").Within());
        services.Disposal = new TaskCompletionSource();
        services.Disposal.SetException(new IOException("the database has gone"));
        Assert.Equal("2 2", await client.GetStringAsync($"{server.Addresses[0]}/scopes/now").Within());
        Assert.Equal("3 3", await client.GetStringAsync($"{server.Addresses[0]}/scopes/now").Within());
        await services.Ended(3).Within();
    }

    [Fact]
    public async Task A_WebSocket_has_them_until_it_ends()
    {
        var services = new Provider();
        await using var server = await StartAsync(services);
        using var client = new ClientWebSocket();
        var address = server.Addresses[0].Replace("http", "ws", StringComparison.Ordinal);
        await client.ConnectAsync(new Uri($"{address}/scopes/socket"), default).Within();
        var bytes = new byte[10];
        var received = await client.ReceiveAsync(bytes, default).Within();
        Assert.Equal("1", Encoding.UTF8.GetString(bytes, 0, received.Count));
        await services.Ended(1).Within();
    }

    private static Task<RunningServer> StartAsync(IServiceProvider services) => AdaptersServer.StartAsync(
        AllocationApp.CreateAsgi(services),
        new ServerOptions { LoggerFactory = NullLoggerFactory.Instance, Binds = { "http://127.0.0.1:0" }, Threads = 1, Loops = 1 });

    /// <summary>A provider with scopes, which have a unit each, and count their ends.</summary>
    private sealed class Provider : IServiceProvider, IServiceScopeFactory
    {
        private readonly SemaphoreSlim _ended = new(0);
        private int _made;
        private int _disposed;

        public TaskCompletionSource? Disposal { get; set; }

        public int Disposed => _disposed;

        public object? GetService(Type serviceType) => serviceType == typeof(IServiceScopeFactory) ? this : null;

        public IServiceScope CreateScope() => new Unit(this, Interlocked.Increment(ref _made));

        public async Task Ended(int count)
        {
            for (var i = 0; i < count; i++)
                await _ended.WaitAsync();
        }

        private sealed class Unit(Provider owner, int number) : IServiceScope, IServiceProvider, IAsyncDisposable
        {
            private readonly RequestUnit _unit = new() { Number = number };

            public IServiceProvider ServiceProvider => this;

            public object? GetService(Type serviceType) => serviceType == typeof(RequestUnit) ? _unit : null;

            public void Dispose() => throw new InvalidOperationException("This scope is disposed of asynchronously.");

            public async ValueTask DisposeAsync()
            {
                Interlocked.Increment(ref owner._disposed);
                owner._ended.Release();
                if (owner.Disposal is { } disposal)
                    await disposal.Task;
            }
        }
    }
}
