using Adapters.Server.Binding;
using Adapters.Server.Hosting;
using Adapters.Server.Loops;
using Adapters.Server.Options;
using Adapters.Server.Transports.Memory;
using Microsoft.Extensions.Logging;

namespace Adapters;

/// <summary>A running server. Disposing of it stops it gracefully.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    /// <summary>The time that the application has to clean up even if the requests have none.</summary>
    private static readonly TimeSpan LeastCleanUp = TimeSpan.FromSeconds(1);

    private readonly ServerComposition _parts;
    private readonly Lazy<Task> _stop;
    private Watchdog? _watchdog;
    private IAsyncDisposable? _ownLog;
    private TimeSpan _graceful;

    private RunningServer(ServerComposition parts)
    {
        _parts = parts;
        _graceful = parts.Context.Options.TimeoutGracefulShutdown;
        _stop = new Lazy<Task>(StopOnceAsync);
    }

    /// <summary>
    /// The addresses that the server listens on, in the order of <see cref="ServerOptions.Binds"/>. Port 0 is replaced by the
    /// port that was chosen.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>
    /// Stops the server: accepts no more connections, waits for the requests in progress
    /// (<see cref="ServerOptions.TimeoutGracefulShutdown"/>), cancels the rest, and asks the application to clean up. Calling it again
    /// waits for the same stop.
    /// </summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public Task StopAsync() => _stop.Value;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(StopAsync());

    /// <summary>
    /// True if a loop did not end when the server stopped: its thread continues in the middle of the work that blocks it.
    /// </summary>
    internal bool HasHeldLoop { get; private set; }

    /// <summary>Returns the time that the application has to clean up, given the time that the requests have.</summary>
    internal static TimeSpan CleanUpTime(TimeSpan graceful) => graceful > LeastCleanUp ? graceful : LeastCleanUp;

    /// <summary>Opens the addresses. Takes and keeps validated settings.</summary>
    /// <exception cref="ConfigurationException">
    /// The server cannot listen on an address, or cannot write the recording's file.
    /// </exception>
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

    /// <summary>
    /// Starts a server without a network, for tests. It has one loop, which <see cref="Connect"/> connects to. Its settings are otherwise
    /// the given ones.
    /// </summary>
    /// <exception cref="ConfigurationException">A setting cannot be used.</exception>
    /// <exception cref="StartupFailedException">The application cannot start.</exception>
    internal static async Task<RunningServer> StartInMemoryAsync(AsgiApplication application, ServerOptions options)
    {
        var resolved = Configuration.Check(options);
        (resolved.Transport, resolved.Loops) = (TransportChoice.Memory, 1);
        resolved.Binds.Clear();
        var loggers = HostProcess.Current().OpenLog(resolved);
        var server = new RunningServer(new ServerComposition(application, resolved, loggers));
        server.Own(loggers);
        await server.StartAsync(CancellationToken.None).ConfigureAwait(false);
        return server;
    }

    /// <summary>Connects to a server without a network. Returns the client's end.</summary>
    internal MemoryClient Connect() => _parts.Memory!.Connect();

    /// <summary>Takes ownership of the log that was created for this server, and disposes of it after its last line.</summary>
    internal void Own(IAsyncDisposable log) => _ownLog = log;

    /// <summary>Starts the application, then listens. Ends early if <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="StartupFailedException">
    /// The application cannot start, or was stopped in the meantime. The server has stopped.
    /// </exception>
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
        if (_parts.Memory is { } memory)
            _parts.Loops.ListenTo(memory);
        // Not earlier: the work of the application during its startup blocks nobody else.
        _watchdog = _parts.StartWatchdog();
        foreach (var address in Addresses)
            _parts.Log.Listening(address);
    }

    /// <summary>Read last, because the application may have opened files of its own.</summary>
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
        // Before the loops: a loop that has ended would look like a blocked one.
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
