using System.Text;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Workers;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>A gateway on a loop of its own, to which one gives requests.</summary>
internal sealed class WsgiHost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly bool _isGenerated;

    /// <param name="threads">Worker threads.</param>
    /// <param name="queue">Requests that may wait for one.</param>
    /// <param name="settings">What is the same for every request.</param>
    /// <param name="isGenerated">The applications pass for generated code, which keeps nothing: what they are given is used again.</param>
    public WsgiHost(int threads = 2, int queue = 100, WsgiSettings? settings = null, bool isGenerated = false)
    {
        _isGenerated = isGenerated;
        Workers = new WorkerPool(threads, queue);
        Gateway = new WsgiGateway(Workers, settings ?? new WsgiSettings { IsMultithread = threads > 1 }, new WsgiLog(Log));
    }

    public LoopPump Loop { get; } = new();

    public CapturedLog Log { get; } = new();

    public WorkerPool Workers { get; }

    public WsgiGateway Gateway { get; }

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static BufferedRequest Get(string target = "/", params ReadOnlySpan<(string Name, string Value)> headers) =>
        new("GET", target, headers);

    public FakeClient Client() => new(Loop);

    /// <summary>Runs an application for one request to its end.</summary>
    public async Task<FakeClient> Run(WsgiApplication application, RequestView? request = null, FakeClient? client = null)
    {
        client ??= Client();
        await Begin(application, request ?? Get(), client);
        return client;
    }

    /// <summary>Starts a request, and does not wait for its end.</summary>
    public Task Begin(WsgiApplication application, RequestView request, FakeClient client)
    {
        var scope = new HttpScope { Workers = Gateway, Route = "GET / (Test)" };
        scope.Begin(request);
        return Loop.Run(() => _isGenerated
            ? Gateway.RunGeneratedAsync(application, scope, client.Receive, client.Send)
            : Gateway.RunAsync(application, scope, client.Receive, client.Send)).WaitAsync(Patience);
    }

    public void Dispose()
    {
        Workers.Dispose();
        Loop.Dispose();
    }
}
