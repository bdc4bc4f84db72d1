using System.Diagnostics;
using System.Text;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Transports.Memory;
using Adapters.Server.Workers;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// A synchronous application behind a server whose loop turns only when the test says so: what the loop does before a worker
/// is taken happens between two steps of the test, and workers are real threads.
/// </summary>
internal sealed class LoopedWsgi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly byte[] _received = new byte[256 * 1024];

    public LoopedWsgi(
        WsgiApplication application,
        int threads = 1,
        int queue = 100,
        int readAhead = ServerOptions.DefaultBodyReadAhead,
        Func<AsgiApplication, AsgiApplication>? middleware = null,
        ThreadScheduler? scheduler = null)
    {
        var platform = new Platform(TimeProvider.System, scheduler ?? ThreadScheduler.System);
        var log = new WsgiLog(WsgiLog);
        Workers = new WorkerPool(threads, queue, platform) { OnShortage = (error, running) => log.ThreadMissing(running, threads, error) };
        var gateway = new WsgiGateway(Workers, new WsgiSettings(), log, readAhead);
        var bridged = application.ToAsgi();
        Server = new LoopedServer(Named(middleware?.Invoke(bridged) ?? bridged), hasAccessLog: true, workers: gateway);
    }

    public LoopedServer Server { get; }

    public CapturedLog WsgiLog { get; } = new();

    public WorkerPool Workers { get; }

    public MemoryClient Connect() => Server.Connect();

    /// <summary>Writes, and lets the loop take it.</summary>
    public void Write(MemoryClient client, string bytes)
    {
        client.Write(Encoding.Latin1.GetBytes(bytes));
        Server.Turn();
    }

    /// <summary>Sends a request and reads until the text that ends its answer.</summary>
    public string Ask(MemoryClient client, string request, string end)
    {
        client.Write(Encoding.Latin1.GetBytes(request));
        return Read(client, end);
    }

    /// <summary>Reads until the text that ends the answer, or the end of the connection.</summary>
    public string Read(MemoryClient client, string end)
    {
        var text = new StringBuilder();
        TurnUntil(
            () =>
            {
                text.Append(Encoding.Latin1.GetString(_received, 0, client.Read(_received)));
                return text.ToString().EndsWith(end, StringComparison.Ordinal) || client.HasEnded || client.IsReset;
            },
            () => $"'{text}' does not end as it must");
        return text.ToString();
    }

    /// <summary>Lets the loop turn until something has happened; it waits for workers.</summary>
    public void TurnUntil(Func<bool> hasHappened, Func<string>? failure = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!hasHappened())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, failure?.Invoke() ?? "It does not happen.");
            Server.Loop.RunOnce(10);
        }
    }

    public void Dispose()
    {
        Server.Dispose();
        Workers.Dispose();
    }

    private static AsgiApplication Named(AsgiApplication application) => (scope, receive, send) =>
    {
        ((HttpScope)scope).Route = "POST / (Test)";
        return application(scope, receive, send);
    };
}
