using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// The program's own loggers. One may throw: Microsoft's factory passes on what a provider throws, such as that a disk is full.
/// The server goes on, and says so on standard error.
/// </summary>
internal sealed class GuardedLoggers(ILoggerFactory inner, Func<ConsoleLog> makeConsole) : IServerLoggers
{
    private readonly Lazy<ConsoleLog> _console = new(makeConsole);

    public ILogger CreateLogger(string categoryName) =>
        new GuardedLogger(inner.CreateLogger(categoryName), (count, error) => Report(categoryName, count, error));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>The factory is the program's to dispose of.</summary>
    public void Dispose()
    {
        if (_console.IsValueCreated)
            _console.Value.Dispose();
    }

    public ValueTask DisposeAsync() => _console.IsValueCreated ? _console.Value.DisposeAsync() : default;

    private void Report(string category, long count, Exception error) =>
        new ServerLog(_console.Value.CreateLogger(ServerLog.Category)).LoggerFailed(category, count, error);
}
