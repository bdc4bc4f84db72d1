using Adapters.CompilerServices;
using Adapters.Server.Options;

namespace Adapters.Server.Hosting;

/// <summary>
/// One run from a command line: does what the command line asks for, and turns errors into a line of text and an exit status.
/// </summary>
internal sealed class ServerCommand(HostProcess process)
{
    private const int Success = 0;
    private const int PrintFailed = 1;
    private const int BadConfiguration = 2;
    private const int StartupFailed = 3;

    /// <summary>Lets the program configure the application first. An exception of the program's own goes on to it.</summary>
    public async Task<int> RunAsync(
        Func<IServiceProvider?, AsgiApplication> entryPoint, string[] arguments, Action<AppBuilder> configure)
    {
        var builder = new AppBuilder(arguments);
        try
        {
            configure(builder);
        }
        catch (ConfigurationException exception)
        {
            await process.PrintErrorAsync(exception.Message).ConfigureAwait(false);
            return BadConfiguration;
        }

        return await RunAsync(builder.Build(entryPoint), builder.ServerArguments, builder.Options, builder.Help).ConfigureAwait(false);
    }

    public async Task<int> RunAsync(AsgiApplication application, string[] arguments, ServerOptions? given, string ownHelp = "")
    {
        try
        {
            var commandLine = CommandLine.Parse(arguments);
            return commandLine.Kind switch
            {
                CommandKind.Help => await PrintAsync(HelpText.Help(ownHelp)).ConfigureAwait(false),
                CommandKind.Version => await PrintAsync($"adapters {HelpText.Version}\n").ConfigureAwait(false),
                CommandKind.CheckConfiguration => await CheckAsync(given, commandLine).ConfigureAwait(false),
                CommandKind.PrintConfiguration => await PrintAsync(HelpText.Settings(Resolve(given, commandLine))).ConfigureAwait(false),
                CommandKind.PrintRoutes => await PrintAsync(RouteList.Text(EntryPoint.Routes())).ConfigureAwait(false),
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

    private async Task<int> CheckAsync(ServerOptions? given, CommandLine commandLine)
    {
        Resolve(given, commandLine);
        foreach (var problem in ConfigurationText.EnvironmentProblems(process.Environment))
            await process.PrintErrorAsync(problem, "warning").ConfigureAwait(false);
        return await PrintAsync("configuration ok\n").ConfigureAwait(false);
    }

    private async Task<int> PrintAsync(string text)
    {
        try
        {
            await process.PrintAsync(text).ConfigureAwait(false);
            return Success;
        }
        catch (IOException exception)
        {
            await process.PrintErrorAsync($"cannot write to standard output: {exception.Message}").ConfigureAwait(false);
            return PrintFailed;
        }
    }

    private async Task<int> ServeAsync(AsgiApplication application, ServerOptions options)
    {
        await using var run = new ServerRun(process, options);
        return await run.ServeAsync(application).ConfigureAwait(false);
    }
}
