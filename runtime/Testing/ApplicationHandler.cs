namespace Adapters.Testing;

/// <summary>Sends requests to a server of its own, which starts with the first one.</summary>
internal sealed class ApplicationHandler : DelegatingHandler
{
    private readonly Lazy<Task<RunningServer>> _server;

    public ApplicationHandler(AsgiApplication application, ServerOptions options)
    {
        // Elsewhere: a test may have a context that is blocked when the client is disposed of.
        _server = new Lazy<Task<RunningServer>>(() => Task.Run(() => RunningServer.StartInMemoryAsync(application, options)));
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = async (_, _) => new ConnectionStream((await _server.Value.ConfigureAwait(false)).Connect()),
        };
    }

    /// <summary>The start is awaited here, so that its failure reaches the test as it is.</summary>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _server.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _server.IsValueCreated)
            StopAsync().GetAwaiter().GetResult();
    }

    /// <summary>A server whose application did not start has stopped already.</summary>
    private Task StopAsync() => Task.Run(async () =>
    {
        await ((Task)_server.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server.Value.IsCompletedSuccessfully)
            await (await _server.Value.ConfigureAwait(false)).StopAsync().ConfigureAwait(false);
    });
}
