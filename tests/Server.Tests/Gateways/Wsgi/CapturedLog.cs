using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>A logger that keeps its messages.</summary>
internal sealed class CapturedLog : ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text, Exception? Error)> _lines = [];

    public IReadOnlyList<(int Id, LogLevel Level, string Text, Exception? Error)> Lines => [.. _lines];

    /// <summary>What the next line leads to, in place of being kept.</summary>
    public Exception? Failure { get; set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Failure is { } failure)
        {
            Failure = null;
            throw failure;
        }

        _lines.Enqueue((eventId.Id, logLevel, formatter(state, exception), exception));
    }
}
