using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// The program's own loggers. They may throw: Microsoft's factory passes on what a provider throws, for example when a disk is
/// full. The server continues and reports the failure on standard error.
/// </summary>
internal sealed class GuardedLoggers(ILoggerFactory inner, Func<ConsoleLog> makeConsole) : IServerLoggers
{
    private readonly Lazy<ConsoleLog> _console = new(makeConsole);

    public ILogger CreateLogger(string categoryName) =>
        new GuardedLogger(inner.CreateLogger(categoryName), (count, error) => Report(categoryName, count, error));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does not dispose of the factory, which belongs to the program.</summary>
    public void Dispose()
    {
        if (_console.IsValueCreated)
            _console.Value.Dispose();
    }

    public ValueTask DisposeAsync() => _console.IsValueCreated ? _console.Value.DisposeAsync() : default;

    private void Report(string category, long count, Exception error) =>
        new ServerLog(_console.Value.CreateLogger(ServerLog.Category)).LoggerFailed(category, count, error);
}
