using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Simulation.Worlds;

/// <summary>The server's log in a simulation: lines go to the trace, and accesses to whoever counts them.</summary>
internal sealed class SimLog(World world) : ILoggerFactory
{
    /// <summary>How often each event was logged.</summary>
    public Dictionary<int, int> Counts { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private void Write(string category, EventId id, string line, Exception? error)
    {
        Counts[id.Id] = Counts.GetValueOrDefault(id.Id) + 1;
        world.Trace.Line($"    log {category}: {line}{(error is null ? "" : $" ({error.GetType().Name}: {error.Message})")}");
        if (error is not null && error.ToString().Contains("fault of the server", StringComparison.Ordinal))
            world.Violate("fault of the server", error.ToString());
    }

    private sealed class Logger(SimLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category == "access" && state is IReadOnlyList<KeyValuePair<string, object?>> fields)
                log.Access(fields);
            else if (eventId.Name == nameof(ConnectionLog.RequestCut) && state is IReadOnlyList<KeyValuePair<string, object?>> cut)
                log.Explain(ConnectionOf(cut));
            log.Write(category, eventId, log.IsTracing ? formatter(state, exception) : "", exception);
        }
    }

    private bool IsTracing => world.Trace.IsOn;

    private void Explain(long connection) => world.Reasons.Explain(connection);

    private static long ConnectionOf(IReadOnlyList<KeyValuePair<string, object?>> fields) =>
        (long)fields.First(field => field.Key == "Connection").Value!;

    private void Access(IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        string? path = null;
        var status = 0;
        foreach (var (name, value) in fields)
        {
            if (name == "Path")
                path = (string?)value;
            else if (name == "Status")
                status = (int)value!;
        }

        world.Accesses.Add(path ?? "", status);
        world.Reasons.Check(ConnectionOf(fields), status);
    }
}
