using System.Text;
using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Asgi;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Loops;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Transports.Memory;
using Adapters.Server.Workers;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>A synchronous application behind the whole server: event loop, HTTP/1.1, both gateways; only the network is memory.</summary>
internal sealed class ServedApplication : IDisposable, ILoggerFactory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly EventLoop _loop;
    private readonly MemoryPoller _poller;
    private readonly ServerMetrics _metrics = new(1, () => 0);

    public ServedApplication(WsgiApplication application, int threads = 2, int queue = 100)
    {
        MemoryPoller? poller = null;
        _loop = new EventLoop(
            0, loop => poller = new MemoryPoller(loop), error => throw new InvalidOperationException("The loop failed.", error));
        _poller = poller!;
        Workers = new WorkerPool(threads, queue);
        var gateway = new WsgiGateway(Workers, new WsgiSettings { IsMultithread = true }, new WsgiLog(Log));
        var server = new ServerContext(
            exchange => new AsgiGateway(application.ToAsgi(), exchange), new ServerOptions { Loops = 1 }, _metrics, this);
        var factory = new ConnectionFactory(new ConnectionSet(_loop, server, gateway));
        _poller.Accept(endpoint => factory.Accept(endpoint, BindProtocols.Http));
        _loop.Start();
    }

    public CapturedLog Log { get; } = new();

    public WorkerPool Workers { get; }

    /// <summary>Connects, and waits until the server has accepted.</summary>
    public MemoryClient Connect()
    {
        var client = _poller.Connect();
        using var isAccepted = new ManualResetEventSlim();
        _loop.Post(_ => isAccepted.Set(), null);
        Assert.True(isAccepted.Wait(Patience));
        return client;
    }

    /// <summary>Sends requests over one connection and reads until the text that ends the last answer, or the end.</summary>
    public string Ask(string requests, string until)
    {
        var client = Connect();
        client.Write(Encoding.Latin1.GetBytes(requests));
        return Read(client, text => text.EndsWith(until, StringComparison.Ordinal));
    }

    public static string Read(MemoryClient client, Func<string, bool> isEnough)
    {
        var received = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!isEnough(received.ToString()))
        {
            var count = client.Read(buffer);
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
            if (count == 0 && (client.HasEnded || client.IsReset))
                break;
            if (count == 0)
                Assert.True(client.Wait(Patience), $"nothing came after: {received}");
        }

        return received.ToString();
    }

    public void WaitForIdleWorkers() => Assert.True(SpinWait.SpinUntil(() => Workers.InHand == 0, Patience), "a worker is held");

    public ILogger CreateLogger(string categoryName) => Log;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        _loop.Stop();
        Workers.Dispose();
        _metrics.Dispose();
    }
}
