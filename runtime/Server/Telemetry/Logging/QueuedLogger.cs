using Adapters.Server.Telemetry.Metrics;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>A logger whose caller never waits: its messages are passed on by the thread of a <see cref="LogQueue"/>.</summary>
internal sealed class QueuedLogger(ILogger inner, LogLevel least, LogQueue queue, Action<long> onBlocked) : ILogger
{
    private readonly FailureCount _dropped = new();

    /// <summary>The inner logger is asked on the other thread.</summary>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (queue.TryAdd(() => PassOn(logLevel, eventId, state, exception, formatter)))
            return;
        // After the server has stopped, nothing is left to delay.
        if (queue.HasEnded)
            PassOn(logLevel, eventId, state, exception, formatter);
        else if (_dropped.Add(out var count))
            onBlocked(count);
    }

    private void PassOn<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
            inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
