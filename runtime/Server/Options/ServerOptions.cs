using Adapters.Protocols;
using Adapters.Server.Options;
using Microsoft.Extensions.Logging;

namespace Adapters;

/// <summary>
/// The settings of a server. Each default stands here once, with its reason in the remarks; those of the sizes of a request stand
/// with <see cref="Limits"/>.
/// </summary>
public sealed class ServerOptions
{
    internal const int DefaultBodyReadAhead = 64 * 1024;

    /// <summary><see cref="Limits"/> explains these defaults.</summary>
    private static readonly Limits DefaultLimits = new();

    /// <summary>The addresses to listen on, such as <c>http://127.0.0.1:8000</c> or <c>unix:/run/app.sock</c>.</summary>
    public IList<string> Binds { get; private set; } = [];

    /// <summary>The number of event loops (one thread each). 0 means one per core.</summary>
    public int Loops { get; set; }

    /// <summary>The number of worker threads for synchronous handlers.</summary>
    /// <remarks>16: enough to keep a small machine busy while handlers wait for a database, at 1 MB of stack at most each.</remarks>
    public int Threads { get; set; } = 16;

    /// <summary>The maximum number of requests that wait for a worker thread. Further requests are answered with 503.</summary>
    /// <remarks>1024: at 10 ms each on 16 threads the last one waits for 0.6 seconds, which a client still bears.</remarks>
    public int Queue { get; set; } = 1024;

    /// <summary>
    /// The number of bytes of a request body to read before a synchronous handler gets a worker thread, so that slow clients do
    /// not occupy one. 0 means none.
    /// </summary>
    /// <remarks>64 KiB: most forms and JSON documents whole, in memory that 1,024 waiting requests may hold (64 MiB).</remarks>
    public int BodyReadAhead { get; set; } = DefaultBodyReadAhead;

    /// <summary>
    /// Values to add to the environ of every request to a synchronous application. They replace the request's own (PEP 3333,
    /// application configuration).
    /// </summary>
    public IDictionary<string, object?> Environ { get; } = new Dictionary<string, object?>();

    /// <summary>The length of the kernel's queue of connections that wait to be accepted.</summary>
    /// <remarks>2048, as in uvicorn and gunicorn. The kernel lowers it to net.core.somaxconn.</remarks>
    public int Backlog { get; set; } = 2048;

    /// <summary>The permissions of the unix sockets that the server listens on, or null to let the umask decide.</summary>
    public UnixFileMode? UdsMode { get; set; }

    /// <summary>
    /// The owner of the unix sockets that the server listens on: user, user:group or :group, by name or number. Empty means the
    /// user of the process.
    /// </summary>
    public string UdsOwner { get; set; } = "";

    /// <summary>
    /// The maximum number of open connections across all event loops. Further connections are answered with 503 and closed.
    /// </summary>
    /// <remarks>10,000: far more than a service behind a front has. A flood of idle connections stays below 100 MB.</remarks>
    public int LimitConcurrency { get; set; } = 10_000;

    /// <summary>The maximum time that a connection may be idle between requests.</summary>
    /// <remarks>75 seconds, as in nginx, and longer than the 60 seconds for which its upstream connections stay idle.</remarks>
    public TimeSpan TimeoutKeepAlive { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>The maximum time for the head of a request to arrive.</summary>
    /// <remarks>10 seconds: a head fits into few packets, so that a slower one is an attack or a broken line.</remarks>
    public TimeSpan TimeoutHead { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The minimum rate of a request body or a response, in bytes per second, after <see cref="MinimumRateGrace"/>. 0 means no limit.
    /// </summary>
    /// <remarks>240 bytes per second, as in Kestrel: below the slowest modem, above a client that sends a byte at a time.</remarks>
    public int MinimumRate { get; set; } = 240;

    /// <summary>The time that a transfer may stay below <see cref="MinimumRate"/>.</summary>
    /// <remarks>5 seconds, as in Kestrel: a client on a mobile network may lose it for a moment.</remarks>
    public TimeSpan MinimumRateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum time that a client may accept nothing of a response that is waiting for it. Zero means no limit.</summary>
    /// <remarks>3 minutes: a system may acknowledge only every 128 KiB, which takes that long at 730 bytes per second.</remarks>
    public TimeSpan TimeoutSend { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// The maximum time for a handler to start its response. A slower request is answered with 504. Zero means no limit.
    /// </summary>
    /// <remarks>60 seconds, as nginx waits for a server behind it (proxy_read_timeout, uwsgi_read_timeout).</remarks>
    public TimeSpan TimeoutRequest { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The time that a shutdown waits for requests in progress.</summary>
    /// <remarks>30 seconds, as in gunicorn, and the time that Kubernetes gives a container to end.</remarks>
    public TimeSpan TimeoutGracefulShutdown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time after which the watchdog reports a blocked event loop. Zero means never.</summary>
    /// <remarks>100 ms: the delay that a person notices. Collections of garbage and scheduling stay below it.</remarks>
    public TimeSpan LoopStall { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The maximum size of the request line, in bytes. A longer one is answered with 414.</summary>
    public int LimitRequestLine { get; set; } = DefaultLimits.RequestLine;

    /// <summary>The maximum number of header fields in a request. A request with more is answered with 431.</summary>
    public int LimitRequestFields { get; set; } = DefaultLimits.FieldCount;

    /// <summary>The maximum size of a request head after its first line, in bytes. A larger one is answered with 431.</summary>
    public int LimitRequestFieldsSize { get; set; } = DefaultLimits.Fields;

    /// <summary>The maximum size of a request body, in bytes. A larger one is answered with 413.</summary>
    public long LimitRequestBody { get; set; } = DefaultLimits.Body;

    /// <summary>The maximum size of a WebSocket message, in bytes. A longer one closes the WebSocket with 1009.</summary>
    public int WsMaxSize { get; set; } = 1024 * 1024;

    /// <summary>
    /// The number of fragments that a WebSocket message may have in any case, and beyond that one for every 16 bytes. More close the
    /// WebSocket with 1008.
    /// </summary>
    public int WsMaxFragments { get; set; } = 1024;

    /// <summary>The number of WebSocket messages that may wait for the application.</summary>
    public int WsMaxQueue { get; set; } = 32;

    /// <summary>The reaction when that many messages wait for the application.</summary>
    public WebSocketFull WsReceiveFull { get; set; } = WebSocketFull.Wait;

    /// <summary>The number of bytes of WebSocket messages that may wait for a client.</summary>
    public int WsSendQueue { get; set; } = 256 * 1024;

    /// <summary>The reaction when that many bytes wait for a client.</summary>
    public WebSocketFull WsSendFull { get; set; } = WebSocketFull.Wait;

    /// <summary>
    /// Indicates whether the server accepts permessage-deflate (RFC 7692). It costs processor time for each message, and needs
    /// <c>libz.so.1</c>: without it, the extension is not offered.
    /// </summary>
    public bool WsPerMessageDeflate { get; set; }

    /// <summary>The time without anything from the client of a WebSocket after which it is sent a ping. Zero means no pings.</summary>
    public TimeSpan WsPingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The maximum time for the client of a WebSocket to answer a ping. Zero means no limit.</summary>
    public TimeSpan WsPingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The maximum time that a WebSocket may be open without a message. It is closed with 1001. Zero means no limit.</summary>
    public TimeSpan WsTimeoutIdle { get; set; }

    /// <summary>The maximum time for the client of a WebSocket to answer a close frame.</summary>
    public TimeSpan WsTimeoutClose { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time that WebSockets stay open when the server begins to stop. They are then closed with 1012.</summary>
    public TimeSpan WsTimeoutStop { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Indicates whether the response to a request whose handler failed has the exception, with its stack. Only for development: it shows
    /// clients how the application works.
    /// </summary>
    public bool Development { get; set; }

    /// <summary>The minimum level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Indicates whether each request is logged.</summary>
    public bool AccessLog { get; set; } = true;

    /// <summary>The path prefix that a front server has removed (ASGI <c>root_path</c>).</summary>
    public string RootPath { get; set; } = "";

    /// <summary>The network transport: <c>auto</c>, <c>epoll</c> or <c>sockets</c>.</summary>
    public string Transport { get; set; } = "auto";

    /// <summary>The value of the Server field of responses. Empty means none.</summary>
    public string ServerHeader { get; set; } = "adapters";

    /// <summary>
    /// The factory of the loggers that replace the log on standard error. <see cref="LogLevel"/> applies in addition to the
    /// factory's own filters. If one of its loggers throws, the server continues and reports it on standard error.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// A file that records everything that connections receive and send, to replay a fault. Empty means none. The file contains
    /// what clients send, including cookies and passwords.
    /// </summary>
    public string Record { get; set; } = "";

    /// <summary>
    /// The maximum size of the <see cref="Record"/> file, in bytes. When it is reached, the recording ends and the server
    /// continues.
    /// </summary>
    /// <remarks>64 MiB: minutes of ordinary traffic, and less than a small disk has free.</remarks>
    public long LimitRecord { get; set; } = 64 * 1024 * 1024;

    internal ServerOptions Copy()
    {
        var copy = (ServerOptions)MemberwiseClone();
        copy.Binds = [.. Binds];
        return copy;
    }
}
