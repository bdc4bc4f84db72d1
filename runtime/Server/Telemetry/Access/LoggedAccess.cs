using System.Text;
using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Access;

/// <summary>An access log that writes to a logger of the program, with a field for each part.</summary>
internal sealed partial class LoggedAccess(ILogger logger) : AccessLog
{
    public override void Write(in AccessEntry entry)
    {
        if (!logger.IsEnabled(LogLevel.Information))
            return;
        Request(
            entry.Client?.Host, Text(entry.Method), Text(entry.RawPath), Text(entry.QueryString), entry.Status,
            entry.Bytes, entry.Microseconds / 1000.0, entry.ConnectionId, entry.Route);
    }

    [LoggerMessage(1100, LogLevel.Information,
        "{Client} {Method} {Path} {Query} {Status} {Bytes}B {Duration}ms #{Connection} {Route}")]
    private partial void Request(
        string? client, string method, string path, string query, int status, long bytes, double duration, long connection, string? route);

    private static string Text(ReadOnlySpan<byte> bytes) => LogText.Escape(Encoding.Latin1.GetString(bytes));
}
