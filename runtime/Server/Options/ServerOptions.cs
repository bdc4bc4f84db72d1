using Adapters.Server.Options;
using Microsoft.Extensions.Logging;

namespace Adapters;

/// <summary>How a server runs. The defaults are those of the settings page.</summary>
public sealed class ServerOptions
{
    internal const int DefaultBodyReadAhead = 64 * 1024;

    /// <summary>Where to listen, such as <c>http://127.0.0.1:8000</c> or <c>unix:/run/app.sock</c>.</summary>
    public IList<string> Binds { get; private set; } = [];

    /// <summary>The number of event loops; 0 for one a core.</summary>
    public int Loops { get; set; }

    /// <summary>The number of worker threads for synchronous handlers.</summary>
    public int Threads { get; set; } = 16;

    /// <summary>How many requests may wait for a worker thread; one more is answered 503.</summary>
    public int Queue { get; set; } = 1024;

    /// <summary>
    /// How many bytes of a request body are read before a synchronous handler gets a worker thread, so that slow clients hold
    /// none; 0 for none.
    /// </summary>
    public int BodyReadAhead { get; set; } = DefaultBodyReadAhead;

    /// <summary>Values for the environ of every request to a synchronous application, in place of the request's own (PEP 3333, application configuration).</summary>
    public IDictionary<string, object?> Environ { get; } = new Dictionary<string, object?>();

    /// <summary>The length of the kernel's queue of connections that wait to be accepted.</summary>
    public int Backlog { get; set; } = 2048;

    /// <summary>The permissions of the unix sockets that are listened on; null for those that the umask leaves.</summary>
    public UnixFileMode? UdsMode { get; set; }

    /// <summary>
    /// Whom the unix sockets that are listened on belong to: user, user:group or :group, by names or numbers; empty for the user
    /// of the process.
    /// </summary>
    public string UdsOwner { get; set; } = "";

    /// <summary>How many connections may be open at once over all loops; one more is answered 503 and closed.</summary>
    public int LimitConnections { get; set; } = 10_000;

    /// <summary>How long a connection may be idle between requests.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>How long the head of a request may take to arrive.</summary>
    public TimeSpan HeadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The slowest rate in bytes a second at which a request body or a response may move, after <see cref="RateGrace"/>; 0 for no limit.</summary>
    public int MinimumRate { get; set; } = 240;

    /// <summary>How long a transfer may be below <see cref="MinimumRate"/>.</summary>
    public TimeSpan RateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a client may take nothing of a response that waits for it; zero for no limit.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a handler may take until the response starts; zero for no limit. The answer is then 504.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a shutdown waits for the requests under way.</summary>
    public TimeSpan GracefulTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a loop may hold still before the watchdog reports it; zero for never.</summary>
    public TimeSpan LoopStall { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest request line, in bytes; a longer one is answered 414.</summary>
    public int LimitRequestLine { get; set; } = 8 * 1024;

    /// <summary>The most header fields of a request; more are answered 431.</summary>
    public int LimitRequestFields { get; set; } = 100;

    /// <summary>The longest head of a request after its first line, in bytes; a longer one is answered 431.</summary>
    public int LimitRequestFieldsSize { get; set; } = 32 * 1024;

    /// <summary>The longest request body, in bytes; a longer one is answered 413.</summary>
    public long LimitRequestBody { get; set; } = 30_000_000;

    /// <summary>The least level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Whether each request is logged.</summary>
    public bool AccessLog { get; set; } = true;

    /// <summary>The prefix that a front server has cut off the path (ASGI <c>root_path</c>).</summary>
    public string RootPath { get; set; } = "";

    /// <summary>How the server reaches the network: <c>auto</c>, <c>epoll</c> or <c>sockets</c>.</summary>
    public string Transport { get; set; } = "auto";

    /// <summary>The value of the Server field of responses; empty for none.</summary>
    public string ServerHeader { get; set; } = "adapters";

    /// <summary>
    /// Where the log goes instead of standard error. <see cref="LogLevel"/> then holds as well as the factory's own filters. Where
    /// one of its loggers throws, the server goes on, and standard error has a line about it.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// A file for what every connection receives and sends, to replay a fault; empty for none. It holds what clients send, cookies
    /// and passwords too.
    /// </summary>
    public string Record { get; set; } = "";

    /// <summary>The most bytes of the file of <see cref="Record"/>: then the recording ends, and the server goes on.</summary>
    public long LimitRecord { get; set; } = 64 * 1024 * 1024;

    internal ServerOptions Copy()
    {
        var copy = (ServerOptions)MemberwiseClone();
        copy.Binds = [.. Binds];
        return copy;
    }
}
