using System.Text;
using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Asgi;
using Adapters.Server.Gateways.WebSockets;
using Adapters.Server.Loops;
using Adapters.Server.Telemetry.Access;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Tests.Scheduling;
using Adapters.Server.Transports.Memory;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Connections;

/// <summary>
/// An application behind event loop, protocol, connections and gateway, all on the test's own thread: nothing happens between
/// its steps.
/// </summary>
internal sealed class LoopedServer : IDisposable, ILoggerFactory, ILogger
{
    private const int TurnsAtMost = 1_000;
    private readonly EventLoop _loop;
    private readonly MemoryPoller _poller;
    private readonly ServerMetrics _metrics = new(1, () => 0);
    private readonly byte[] _received = new byte[256 * 1024];

    public LoopedServer(
        AsgiApplication application, ServerOptions? options = null, BindProtocol? protocol = null, bool hasAccessLog = false,
        WsgiWorkers? workers = null)
    {
        options ??= new ServerOptions();
        options.Loops = 1;
        options.AccessLog = hasAccessLog;
        MemoryPoller? poller = null;
        var platform = Time.MakePlatform();
        _loop = new EventLoop(0, loop => poller = new MemoryPoller(loop), Errors.Add, platform);
        _poller = poller!;
        Context = new ServerContext(exchange => new AsgiGateway(application, exchange), options, _metrics, this, platform)
        {
            MakeWebSocketGateway = socket => new WebSocketGateway(application, socket),
        };
        Set = new ConnectionSet(_loop, Context, workers);
        var factory = new ConnectionFactory(Set);
        _poller.Accept(endpoint => factory.Accept(endpoint, protocol ?? BindProtocols.Http));
    }

    /// <summary>Stands still unless the test lets it go on.</summary>
    public ManualTime Time { get; } = new();

    public ServerContext Context { get; }

    public ConnectionSet Set { get; }

    public EventLoop Loop => _loop;

    public CountedBlocks Blocks => (CountedBlocks)_loop.Blocks;

    public List<Exception> Errors { get; } = [];

    public List<string> Log { get; } = [];

    /// <param name="beforeAccepted">What the client does while the server does not know of it yet.</param>
    public MemoryClient Connect(Action<MemoryClient>? beforeAccepted = null)
    {
        var client = _poller.Connect();
        beforeAccepted?.Invoke(client);
        Turn();
        return client;
    }

    /// <summary>Lets the loop turn so many times, without waiting.</summary>
    public void Turn(int times = 3)
    {
        for (var i = 0; i < times; i++)
            _loop.RunOnce(0);
    }

    /// <summary>Sends bytes, and reads until an answer ends as it must: without an allocation of its own.</summary>
    public int Ask(MemoryClient client, ReadOnlySpan<byte> request, ReadOnlySpan<byte> end)
    {
        client.Write(request);
        var length = 0;
        for (var turns = 0; turns < TurnsAtMost; turns++)
        {
            _loop.RunOnce(0);
            length += client.Read(_received.AsSpan(length));
            if (_received.AsSpan(0, length).EndsWith(end))
                return length;
        }

        throw new TimeoutException($"'{Encoding.Latin1.GetString(_received, 0, length)}' does not end as it must");
    }

    public string Ask(MemoryClient client, string request)
    {
        client.Write(Encoding.Latin1.GetBytes(request));
        return ReadAll(client);
    }

    /// <summary>What has come when the loop has nothing more to do.</summary>
    public string ReadAll(MemoryClient client)
    {
        var text = new StringBuilder();
        for (var quiet = 0; quiet < 5; quiet++)
        {
            Turn();
            var count = client.Read(_received);
            text.Append(Encoding.Latin1.GetString(_received, 0, count));
            quiet = count > 0 ? 0 : quiet;
        }

        return text.ToString();
    }

    public void Dispose()
    {
        Set.Abort();
        _loop.Dispose();
        _metrics.Dispose();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Add(
            $"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})")}");
}
