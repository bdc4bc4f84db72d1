using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Access;

/// <summary>
/// <c>127.0.0.1:53210 "GET /hello/ada?x=1 HTTP/1.1" 200 11B 0.153ms #17 GET /hello/{name} (Hello.Greet)</c>: client, request
/// line, status, bytes of the body, duration, connection, route.
/// </summary>
internal sealed class ConsoleAccessLog(ConsoleLog log) : AccessLog
{
    public override void Write(in AccessEntry entry)
    {
        var line = log.Start(LogLevel.Information, "access"u8);
        AddClient(line, entry.Client);
        AddRequest(line, entry);
        line.Add(entry.Status).Add(" "u8).Add(entry.Bytes).Add("B "u8).AddThousandths(entry.Microseconds);
        line.Add("ms #"u8).Add(entry.ConnectionId).Add(" "u8);
        if (entry.Route is null)
            line.Add("-"u8);
        else
            line.AddEscaped(entry.Route);
        log.Write(line);
    }

    private static void AddClient(LogLine line, Address? client)
    {
        if (client is not { } address || address.Host.Length == 0)
        {
            line.Add("- \""u8);
            return;
        }

        line.AddEscaped(address.Host);
        if (address.Port is { } port)
            line.Add(":"u8).Add(port);
        line.Add(" \""u8);
    }

    private static void AddRequest(LogLine line, in AccessEntry entry)
    {
        line.AddEscaped(entry.Method).Add(" "u8).AddEscaped(entry.RawPath);
        if (entry.HasQuery)
            line.Add("?"u8).AddEscaped(entry.QueryString);
        line.Add(" HTTP/"u8).AddEscaped(entry.HttpVersion).Add("\" "u8);
    }
}
