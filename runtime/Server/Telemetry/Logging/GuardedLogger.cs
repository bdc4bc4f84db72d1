using Adapters.Server.Telemetry.Metrics;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// A logger of the program that never lets an exception escape: it is called on loops, on worker threads and by the watchdog,
/// where an exception would end the process.
/// </summary>
internal sealed class GuardedLogger(ILogger inner, LogLevel least, Action<long, Exception> onFailure) : ILogger
{
    private readonly FailureCount _failures = new();

    public bool IsEnabled(LogLevel logLevel)
    {
        if (logLevel < least)
            return false;
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception error)
        {
            Report(error);
            return false;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state);
        }
        catch (Exception error)
        {
            Report(error);
            return null;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception error)
        {
            Report(error);
        }
    }

    private void Report(Exception error)
    {
        if (_failures.Add(out var count))
            onFailure(count, error);
    }
}
