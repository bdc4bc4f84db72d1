using Adapters.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Adapters.Hosting;

/// <summary>The server of a host. It starts last and stops first, so that its requests have all that they need.</summary>
public sealed class HostedServer : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Func<AsgiApplication> _application;
    private readonly ServerOptions _options;
    private readonly IConfiguration? _configuration;
    private RunningServer? _server;

    internal HostedServer(Func<AsgiApplication> application, ServerOptions options, IConfiguration? configuration) =>
        (_application, _options, _configuration) = (application, options, configuration);

    /// <summary>The addresses that the server listens on; none before it has started.</summary>
    public IReadOnlyList<string> Addresses => _server?.Addresses ?? [];

    /// <summary>Starts the server, when all other services have started.</summary>
    /// <param name="cancellationToken">Cancelled if the host stops meanwhile.</param>
    /// <returns>A task that completes when it listens.</returns>
    /// <exception cref="ConfigurationException">A setting cannot be used, or the server cannot listen on an address.</exception>
    /// <exception cref="StartupFailedException">The application cannot start.</exception>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var options = HostedConfiguration.Read(_configuration, _options);
        var loggers = HostProcess.Current().OpenLog(options);
        try
        {
            var server = await RunningServer.OpenAsync(_application(), options, loggers).ConfigureAwait(false);
            server.Own(loggers);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            _server = server;
        }
        catch
        {
            await loggers.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Stops the server: it accepts no more connections, waits for the requests in progress, and lets the application clean up.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the host no longer waits: the stop goes on without it.</param>
    /// <returns>A task that completes when the server has stopped.</returns>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        _server?.StopAsync().WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
