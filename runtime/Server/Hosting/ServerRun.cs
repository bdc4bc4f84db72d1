using Adapters.Server.Options;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Hosting;

/// <summary>
/// A server in its process, from its start to the stop that a signal asks for. The stop ends in time, whatever delays it.
/// </summary>
internal sealed class ServerRun : IAsyncDisposable
{
    private const int Success = 0;
    private const int StopFailed = 4;

    /// <summary>A shell reports a process that was ended by a signal as 128 plus the signal's number.</summary>
    private const int SignalBase = 128;

    private readonly ServerOptions _options;
    private readonly IServerLoggers _loggers;
    private readonly ServerLog _log;
    private readonly StopDeadline _deadline;
    private readonly ShutdownSignals _signals;

    public ServerRun(HostProcess process, ServerOptions options)
    {
        _options = options;
        _loggers = process.OpenLog(options);
        _log = new ServerLog(_loggers.CreateLogger(ServerLog.Category));
        _deadline = new StopDeadline(StopDeadline.Longest(options.TimeoutGracefulShutdown), EndLate, ThreadScheduler.System);
        _signals = new ShutdownSignals(TimeProvider.System, BeginStop, StopAtOnce);
        foreach (var problem in ConfigurationText.EnvironmentProblems(process.Environment))
            _log.SettingProblem(problem);
    }

    /// <summary>Serves until a signal arrives. Returns the exit status.</summary>
    public async Task<int> ServeAsync(AsgiApplication application)
    {
        _signals.Register();
        await using var server = await RunningServer.OpenAsync(application, _options, _loggers).ConfigureAwait(false);
        try
        {
            await server.StartAsync(_signals.Stop).ConfigureAwait(false);
        }
        catch (StartupFailedException exception) when (_signals.Stop.IsCancellationRequested)
        {
            _log.StartupGivenUp(exception.Message);
        }

        await _signals.First.ConfigureAwait(false);
        await server.StopAsync().ConfigureAwait(false);
        if (server.HasHeldLoop)
            return StopFailed;
        _log.Stopped();
        return Success;
    }

    public async ValueTask DisposeAsync()
    {
        _signals.Dispose();
        await _loggers.DisposeAsync().ConfigureAwait(false);
        _deadline.Dispose();
    }

    private void BeginStop(string signal)
    {
        _deadline.Start();
        _log.Stopping(signal, _options.TimeoutGracefulShutdown.TotalSeconds);
    }

    private void StopAtOnce(string signal, int number) => End(SignalBase + number, () => _log.StoppingAtOnce(signal));

    private void EndLate() => End(StopFailed, () => _log.StopTimedOut(_deadline.Limit.TotalSeconds));

    private void End(int status, Action say) => ProcessEnd.Exit(status, () =>
    {
        say();
        _loggers.Dispose();
    });
}
