using Adapters.Server.Hosting;
using Adapters.Server.Options;

namespace Adapters;

/// <summary>
/// Serves an application. Generated code calls <c>RunAsync</c>. A program that embeds the server, or a test, calls
/// <c>StartAsync</c>.
/// </summary>
public static class AdaptersServer
{
    /// <summary>
    /// Serves an asynchronous application until SIGTERM or SIGINT. Settings come from <paramref name="options"/>, then the
    /// environment (<c>ADAPTERS_*</c>), then the command line; a later one takes precedence.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="args">The complete command line.</param>
    /// <param name="options">The program's own settings, or null.</param>
    /// <returns>
    /// The exit status: 0 after a stop, 2 if a setting cannot be used, 3 if the application cannot start, 4 if the stop does
    /// not complete in order.
    /// </returns>
    public static Task<int> RunAsync(AsgiApplication app, string[] args, ServerOptions? options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(args);
        return new ServerCommand(HostProcess.Current()).RunAsync(app, args, options);
    }

    /// <summary>
    /// Serves an application that the program configures first. Generated code calls this for <c>App.RunAsync(args, app => ...)</c>.
    /// </summary>
    /// <param name="entryPoint">Returns the application for the services, or for none.</param>
    /// <param name="args">The complete command line.</param>
    /// <param name="configure">Decides on settings, services and middleware, and reads the program's own options.</param>
    /// <returns>
    /// The exit status: 0 after a stop, 2 if a setting cannot be used, 3 if the application cannot start, 4 if the stop does
    /// not complete in order.
    /// </returns>
    public static Task<int> RunAsync(Func<IServiceProvider?, AsgiApplication> entryPoint, string[] args, Action<AppBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configure);
        return new ServerCommand(HostProcess.Current()).RunAsync(entryPoint, args, configure);
    }

    /// <summary>Serves an asynchronous application with settings from the environment and the command line only.</summary>
    /// <param name="app">The application.</param>
    /// <param name="args">The complete command line.</param>
    /// <returns>
    /// The exit status: 0 after a stop, 2 if a setting cannot be used, 3 if the application cannot start, 4 if the stop does
    /// not complete in order.
    /// </returns>
    public static Task<int> RunAsync(AsgiApplication app, string[] args) => RunAsync(app, args, null);

    /// <summary>Serves a synchronous application, like the asynchronous overload, with every request on a worker thread.</summary>
    /// <param name="app">The application.</param>
    /// <param name="args">The complete command line.</param>
    /// <param name="options">The program's own settings, or null.</param>
    /// <returns>The exit status: 0 after a stop, 2 if a setting cannot be used, 4 if the stop does not complete in order.</returns>
    public static Task<int> RunAsync(WsgiApplication app, string[] args, ServerOptions? options) =>
        RunAsync(app.ToAsgi(), args, options);

    /// <summary>Serves a synchronous application with settings from the environment and the command line only.</summary>
    /// <param name="app">The application.</param>
    /// <param name="args">The complete command line.</param>
    /// <returns>The exit status: 0 after a stop, 2 if a setting cannot be used, 4 if the stop does not complete in order.</returns>
    public static Task<int> RunAsync(WsgiApplication app, string[] args) => RunAsync(app.ToAsgi(), args);

    /// <summary>
    /// Starts a server and returns once it listens. It handles no signals and reads neither the command line nor the
    /// environment.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="options">The settings, or null for the defaults.</param>
    /// <returns>The server. Disposing of it stops it.</returns>
    /// <exception cref="ConfigurationException">A setting cannot be used, or the server cannot listen on an address.</exception>
    /// <exception cref="StartupFailedException">The application cannot start.</exception>
    public static async Task<RunningServer> StartAsync(AsgiApplication app, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var resolved = Configuration.Check(options);
        var loggers = HostProcess.Current().OpenLog(resolved);
        try
        {
            var server = await RunningServer.OpenAsync(app, resolved, loggers).ConfigureAwait(false);
            await server.StartAsync(CancellationToken.None).ConfigureAwait(false);
            server.Own(loggers);
            return server;
        }
        catch
        {
            await loggers.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
