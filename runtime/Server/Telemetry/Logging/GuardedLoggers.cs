using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// The program's own loggers. They may throw: Microsoft's factory passes on what a provider throws, for example when a disk is
/// full. The server continues and reports the failure on standard error, which also takes the place of a logger that cannot be made.
/// </summary>
internal sealed class GuardedLoggers(ILoggerFactory inner, Func<ConsoleLog> makeConsole) : IServerLoggers
{
    private readonly Lazy<ConsoleLog> _console = new(makeConsole);

    /// <summary>One for each category, so that the failures of a logger are counted once.</summary>
    private readonly ConcurrentDictionary<string, ILogger> _loggers = [];

    private ServerLog StandardError => new(_console.Value.CreateLogger(ServerLog.Category));

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, Guard);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does not dispose of the factory, which belongs to the program.</summary>
    public void Dispose()
    {
        if (_console.IsValueCreated)
            _console.Value.Dispose();
    }

    public ValueTask DisposeAsync() => _console.IsValueCreated ? _console.Value.DisposeAsync() : default;

    private ILogger Guard(string category) =>
        new GuardedLogger(Create(category), (count, error) => StandardError.LoggerFailed(category, count, error));

    private ILogger Create(string category)
    {
        try
        {
            return inner.CreateLogger(category) ?? throw new InvalidOperationException("CreateLogger returned null");
        }
        catch (Exception error)
        {
            StandardError.LoggerNotCreated(category, error);
            return _console.Value.CreateLogger(category);
        }
    }
}
