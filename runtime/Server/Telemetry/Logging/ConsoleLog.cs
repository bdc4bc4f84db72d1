using System.Text;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>A log for a person at a terminal or a collector of standard error: one line per event, times in UTC.</summary>
internal sealed class ConsoleLog(Stream stream, LogLevel least, bool isColored) : IServerLoggers
{
    private readonly LogSink _sink = new(stream);

    public LogLevel Least => least;

    public ILogger CreateLogger(string categoryName) => new ConsoleLogger(this, Encoding.UTF8.GetBytes(LogText.Escape(categoryName)));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "The console log takes no providers: set ServerOptions.LoggerFactory to a factory that has them.");

    public LogLine Start(LogLevel level, ReadOnlySpan<byte> category) => LogLine.Start(level, category, isColored);

    public void Write(LogLine line) => _sink.Write(line.Add("\n"u8).Bytes);

    public void Dispose() => _sink.Dispose();

    public ValueTask DisposeAsync() => _sink.DisposeAsync();
}
