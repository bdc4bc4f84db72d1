using System.Collections.Concurrent;
using System.Diagnostics;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>A logger that keeps "Level message" of each event.</summary>
internal sealed class RecordedLog : ILogger, ILoggerFactory
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string[] Lines => [.. _lines];

    /// <summary>Called with each line, on the thread that logs.</summary>
    public Action<string>? Added { get; set; }

    /// <summary>Waits for a line: a server passes some of them on by a thread of its own.</summary>
    public async Task<string> FindAsync(Func<string, bool> isIt)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (Array.Find(Lines, line => isIt(line)) is { } found)
                return found;
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience.Limit, string.Join('\n', Lines));
            await Task.Delay(5);
        }
    }

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
