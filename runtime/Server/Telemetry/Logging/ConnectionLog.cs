using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Log messages about connections: events 2000 to 2099.</summary>
internal sealed partial class ConnectionLog(ILogger logger)
{
    public const string Category = "connection";

    private readonly ILogger _logger = logger;

    [LoggerMessage(2000, LogLevel.Information, "Rejected a request from {Client} on connection {Connection} with {Status}: {Reason}")]
    public partial void Rejected(long connection, string client, int status, string reason);

    [LoggerMessage(2001, LogLevel.Error, "The application failed on connection {Connection} in {Route}, trace {Trace}")]
    public partial void ApplicationFailed(long connection, string route, string? trace, Exception error);

    [LoggerMessage(2002, LogLevel.Information,
        "Closed connection {Connection}: the client read its response more slowly than {Rate} bytes per second")]
    public partial void WriteTooSlow(long connection, int rate);

    [LoggerMessage(2003, LogLevel.Warning,
        "Rejected connections: {Limit} are open, the maximum that --limit-concurrency and the limit on open files allow")]
    public partial void TooManyConnections(int limit);

    [LoggerMessage(2005, LogLevel.Information,
        "Closed connection {Connection}: the client accepted nothing of its response for {Seconds} s")]
    public partial void WriteStopped(long connection, double seconds);

    [LoggerMessage(2006, LogLevel.Debug, "Aborted a request on connection {Connection} in {Route}: {Reason}")]
    public partial void RequestCut(long connection, string route, string reason);

    [LoggerMessage(2007, LogLevel.Information,
        "Truncated the response of {Route} on connection {Connection}: the server is stopping, and the handler ended without completing "
        + "it, or is a stream that did not end by itself within half a second")]
    public partial void ResponseCutByStop(long connection, string route);

    [LoggerMessage(2008, LogLevel.Information, "Closed the WebSocket on connection {Connection} with {Code}: {Reason}")]
    public partial void WebSocketFailed(long connection, int code, string reason);

    [LoggerMessage(2009, LogLevel.Error,
        "A service or handler of a request on connection {Connection} in {Route} could not be disposed of after the response")]
    public partial void DisposalFailed(long connection, string route, Exception error);
}
