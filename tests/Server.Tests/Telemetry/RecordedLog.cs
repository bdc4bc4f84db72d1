using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry;

/// <summary>A logger that keeps "Level message" of each event.</summary>
internal sealed class RecordedLog : ILogger, ILoggerFactory
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string[] Lines => [.. _lines];

    /// <summary>Is told of each line, on the thread that logs.</summary>
    public Action<string>? Added { get; set; }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add($"{logLevel} {formatter(state, exception)}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        Added?.Invoke(line);
    }
}
