using System.Collections.Concurrent;
using Adapters.Server.Scheduling;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// The program's own loggers. They may throw: Microsoft's factory passes on what a provider throws, for example when a disk is
/// full. The server continues and reports the failure on standard error, which also takes the place of a logger that cannot be
/// created. And they may block: the messages that report on the server itself are passed on by a thread of their own, because a
/// stop and the watchdog must not wait.
/// </summary>
internal sealed class GuardedLoggers(ILoggerFactory inner, LogLevel least, Func<ConsoleLog> makeConsole) : IServerLoggers
{
    private readonly Lock _gate = new();
    private readonly Lazy<LogQueue> _queue = new(() => new LogQueue());
    private ConsoleLog? _console;

    /// <summary>One for each category, so that the failures of a logger are counted once.</summary>
    private readonly ConcurrentDictionary<string, ILogger> _loggers = [];

    private ServerLog StandardError => new(Console.CreateLogger(ServerLog.Category));

    /// <summary>A loop may be the first to need it, and its thread may be interrupted.</summary>
    private ConsoleLog Console
    {
        get
        {
            using (_gate.EnterAnyway())
                return _console ??= makeConsole();
        }
    }

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, Guard);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does not dispose of the factory, which belongs to the program.</summary>
    public void Dispose()
    {
        if (_queue.IsValueCreated)
        {
            _queue.Value.Dispose();
            ReportUnlogged(_queue.Value.Unlogged);
        }

        _console?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_queue.IsValueCreated)
        {
            await _queue.Value.DisposeAsync().ConfigureAwait(false);
            ReportUnlogged(_queue.Value.Unlogged);
        }

        if (_console is not null)
            await _console.DisposeAsync().ConfigureAwait(false);
    }

    private void ReportUnlogged(int count)
    {
        if (count > 0)
            StandardError.LoggersLeft(count);
    }

    private ILogger Guard(string category)
    {
        var logger = new GuardedLogger(
            Create(category), least, (count, error) => StandardError.LoggerFailed(category, count, error));
        return category is ServerLog.Category or LoopLog.Category
            ? new QueuedLogger(logger, least, _queue.Value, count => StandardError.LoggerBlocked(category, count))
            : logger;
    }

    private ILogger Create(string category)
    {
        try
        {
            return inner.CreateLogger(category) ?? throw new InvalidOperationException("CreateLogger returned null");
        }
        catch (Exception error)
        {
            StandardError.LoggerNotCreated(category, error);
            return Console.CreateLogger(category);
        }
    }
}
