using Adapters.Server.Telemetry;

namespace Adapters.Server.Hosting;

/// <summary>One run from a command line: does what it asks for, and turns what goes wrong into a line and an exit status.</summary>
internal sealed class ServerCommand(HostProcess process)
{
    private const int Success = 0;
    private const int BadConfiguration = 2;
    private const int StartupFailed = 3;

    /// <summary>A shell reports a process that a signal has ended as 128 and the signal's number.</summary>
    private const int SignalBase = 128;

    public async Task<int> RunAsync(AsgiApplication application, string[] arguments, ServerOptions? given)
    {
        try
        {
            var commandLine = CommandLine.Parse(arguments);
            return commandLine.Kind switch
            {
                CommandKind.Help => await PrintAsync(HelpText.Help()).ConfigureAwait(false),
                CommandKind.Version => await PrintAsync($"adapters {HelpText.Version}\n").ConfigureAwait(false),
                CommandKind.CheckConfiguration => await CheckAsync(given, commandLine).ConfigureAwait(false),
                CommandKind.PrintConfiguration => await PrintAsync(HelpText.Settings(Resolve(given, commandLine))).ConfigureAwait(false),
                _ => await ServeAsync(application, Resolve(given, commandLine).Options).ConfigureAwait(false),
            };
        }
        catch (ConfigurationException exception)
        {
            await process.PrintErrorAsync(exception.Message).ConfigureAwait(false);
            return BadConfiguration;
        }
        catch (StartupFailedException exception)
        {
            await process.PrintErrorAsync(ConfigurationText.StartupFailed(exception.Message)).ConfigureAwait(false);
            return StartupFailed;
        }
    }

    private Configuration Resolve(ServerOptions? given, CommandLine commandLine) =>
        Configuration.Resolve(given, process.Environment, commandLine);

    private Task<int> CheckAsync(ServerOptions? given, CommandLine commandLine)
    {
        Resolve(given, commandLine);
        return PrintAsync("configuration ok\n");
    }

    private async Task<int> PrintAsync(string text)
    {
        await process.PrintAsync(text).ConfigureAwait(false);
        return Success;
    }

    private async Task<int> ServeAsync(AsgiApplication application, ServerOptions options)
    {
        await using var console = options.LoggerFactory is null ? new ConsoleLog(process.Error, options.LogLevel, process.IsColored) : null;
        var loggers = options.LoggerFactory ?? console!;
        var log = new ServerLog(loggers.CreateLogger(ServerLog.Category));
        foreach (var problem in ConfigurationText.EnvironmentProblems(process.Environment))
            log.SettingProblem(problem);
        using var signals = new ShutdownSignals(TimeProvider.System, (name, number) => StopAtOnce(name, number, log, console));
        signals.Register();
        await using var server = await RunningServer.StartAsync(application, options, loggers).ConfigureAwait(false);
        log.Stopping(await signals.First.ConfigureAwait(false), options.GracefulTimeout.TotalSeconds);
        await server.StopAsync().ConfigureAwait(false);
        log.Stopped();
        return Success;
    }

    private static void StopAtOnce(string signal, int number, ServerLog log, ConsoleLog? console)
    {
        log.StoppingAtOnce(signal);
        console?.Dispose();
        Environment.Exit(SignalBase + number);
    }
}
