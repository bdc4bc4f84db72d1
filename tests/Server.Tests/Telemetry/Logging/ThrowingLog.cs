using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>Loggers of a program that throw whenever they are given something, and keep what that was.</summary>
internal sealed class ThrowingLog : ILoggerFactory
{
    private readonly RecordedLog _given = new();

    public string[] Given => _given.Lines;

    /// <summary>Called with each line before it throws.</summary>
    public Action<string>? Added
    {
        set => _given.Added = value;
    }

    public bool IsDisposed { get; private set; }

    /// <summary>Takes the place of the creation of loggers.</summary>
    public Func<ILogger>? Create { get; set; }

    public ILogger CreateLogger(string categoryName) => Create is { } create ? create() : new Logger(_given);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose() => IsDisposed = true;

    private sealed class Logger(ILogger given) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new IOException("the disk is full");

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            given.Log(logLevel, eventId, state, exception, formatter);
            throw new IOException("the disk is full");
        }
    }
}
