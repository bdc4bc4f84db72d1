using Adapters.Server.Binding;
using Adapters.Server.Hosting;
using Adapters.Server.Loops;
using Adapters.Server.Options;
using Microsoft.Extensions.Logging;

namespace Adapters;

/// <summary>A server that listens. Disposing of it stops it gracefully.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    /// <summary>The application may clean up for this long even if the requests have no time at all.</summary>
    private static readonly TimeSpan LeastCleanUp = TimeSpan.FromSeconds(1);

    private readonly ServerComposition _parts;
    private readonly Lazy<Task> _stop;
    private Watchdog? _watchdog;
    private IAsyncDisposable? _ownLog;
    private TimeSpan _graceful;

    private RunningServer(ServerComposition parts)
    {
        _parts = parts;
        _graceful = parts.Context.Options.GracefulTimeout;
        _stop = new Lazy<Task>(StopOnceAsync);
    }

    /// <summary>Where the server listens, in the order of <see cref="ServerOptions.Binds"/>; a port 0 is the port that was chosen.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>
    /// Stops: accepts nothing more, waits for the requests under way (<see cref="ServerOptions.GracefulTimeout"/>), cancels the
    /// rest, and tells the application to clean up. Calling it again waits for the same stop.
    /// </summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public Task StopAsync() => _stop.Value;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(StopAsync());

    /// <summary>A loop did not end when the server stopped: its thread goes on in the middle of what holds it.</summary>
    internal bool HasHeldLoop { get; private set; }

    /// <summary>How long the application may clean up, in a server whose requests have so long to end.</summary>
    internal static TimeSpan CleanUpTime(TimeSpan graceful) => graceful > LeastCleanUp ? graceful : LeastCleanUp;

    /// <summary>Opens the addresses, with checked settings, which it keeps.</summary>
    /// <exception cref="ConfigurationException">An address cannot be listened on, or the file of a recording not written.</exception>
    internal static async Task<RunningServer> OpenAsync(AsgiApplication application, ServerOptions options, ILoggerFactory loggers)
    {
        var server = new RunningServer(new ServerComposition(application, options, loggers));
        try
        {
            await Offload.Run(server._parts.OpenRecording).ConfigureAwait(false);
            await Offload.Run(() => server._parts.Loops.Open(options.Binds)).ConfigureAwait(false);
            return server;
        }
        catch (BindException exception)
        {
            server._parts.Dispose();
            throw new ConfigurationException(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            server._parts.Dispose();
            throw new ConfigurationException(ConfigurationText.UnwritableRecording(options.Record, exception));
        }
    }

    /// <summary>Hands over the log that was made for this server, which disposes of it after its last line.</summary>
    internal void Own(IAsyncDisposable log) => _ownLog = log;

    /// <summary>Starts the application, and then listens. Ends early if <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="StartupFailedException">The application cannot start, or was stopped meanwhile; the server has stopped.</exception>
    internal async Task StartAsync(CancellationToken stop)
    {
        _parts.Loops.Start();
        try
        {
            await _parts.Lifespan.StartAsync(stop, _graceful).ConfigureAwait(false);
        }
        catch (StartupFailedException)
        {
            // There are no requests, and the application has had its time.
            _graceful = LeastCleanUp;
            await Offload.Run(_parts.Loops.CloseListeners).ConfigureAwait(false);
            await StopAsync().ConfigureAwait(false);
            throw;
        }

        _parts.Context.LifespanState = _parts.Lifespan.State;
        LimitConnections(await Offload.Run(DescriptorBudget.FindConnections).ConfigureAwait(false));
        Addresses = await _parts.Loops.ListenAsync().ConfigureAwait(false);
        // Not before: what the application does at its startup holds up nobody.
        _watchdog = _parts.StartWatchdog();
        foreach (var address in Addresses)
            _parts.Log.Listening(address);
    }

    /// <summary>Looked at last, since the application may have opened files of its own.</summary>
    private void LimitConnections(int allowed)
    {
        var context = _parts.Context;
        if (allowed >= context.ConnectionLimit)
            return;
        _parts.Log.FewDescriptors(allowed, context.ConnectionLimit);
        context.ConnectionLimit = allowed;
    }

    private async Task StopOnceAsync()
    {
        var cut = await _parts.Loops.DrainAsync(_graceful).ConfigureAwait(false);
        if (cut > 0)
            _parts.Log.DrainTimedOut(cut);
        await _parts.Lifespan.StopAsync(CleanUpTime(_graceful)).ConfigureAwait(false);
        // Before the loops: one that has ended would look like one that is held.
        if (_watchdog is not null)
            await _watchdog.DisposeAsync().ConfigureAwait(false);
        var held = await _parts.Loops.StopAsync().ConfigureAwait(false);
        foreach (var loop in held)
            _parts.Log.LoopLeft(loop.Index, HeldRequest.NameOf(loop));
        HasHeldLoop = held.Length > 0;
        _parts.Dispose();
        if (_ownLog is not null)
            await _ownLog.DisposeAsync().ConfigureAwait(false);
    }
}
