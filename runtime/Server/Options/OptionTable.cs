using System.Globalization;
using Adapters.Server.Binding;
using Adapters.Server.Native;

namespace Adapters.Server.Options;

/// <summary>
/// Every setting, once: flags, environment names, <c>--help</c>, <c>--print-config</c> and the settings page are derived from
/// these rows. Names follow uvicorn, and gunicorn where uvicorn has none.
/// </summary>
internal static class OptionTable
{
    /// <summary>With the longest request line, 1 KiB is left of the largest block for what frames a head.</summary>
    private const int MostFieldsSize = 47 * 1024;

    public const string DefaultBind = "http://127.0.0.1:8000";
    public const string Timeouts = "Timeouts";
    private const string Network = "Network";
    private const string Execution = "Loops and threads";
    private const string Limits = "Limits";
    private const string WebSockets = "WebSockets";
    private const string Responses = "Requests and responses";
    private const string Logging = "Logging";

    /// <summary>In the order of <see cref="WebSocketFull"/>.</summary>
    private static readonly string[] FullNames = ["wait", "drop-oldest", "close"];

    private static readonly string[] Transports = ["auto", "epoll", "sockets"];

    public static readonly Option[] Options =
    [
        new("--bind", Network, "<address>",
            $"Address to listen on: {BindProtocols.Forms}. The http:// is optional. Port 0 selects a free port.")
        {
            IsRepeatable = true,
            Read = options => options.Binds.Count == 0 ? DefaultBind : string.Join(',', options.Binds),
            Write = WriteBinds,
        },
        Integer("--backlog", Network,
            "Maximum number of connections that wait in the kernel to be accepted.",
            1, 65_535, o => o.Backlog, (o, v) => o.Backlog = (int)v),
        new("--uds-mode", Network, "<mode>",
            "Permissions of unix sockets, in octal, such as 660. A client needs write permission to connect. By default, the umask "
            + "decides.")
        {
            Example = "660",
            Read = options => OptionValues.FormatMode(options.UdsMode),
            Write = WriteUdsMode,
        },
        new("--uds-owner", Network, "<owner>",
            "Owner of unix sockets: user, user:group or :group, by name or number. By default, the user of the process.")
        {
            Example = ":www-data",
            Read = options => options.UdsOwner,
            Write = WriteUdsOwner,
        },
        new("--transport", Network, string.Join('|', Transports), "Network transport. auto means epoll on Linux and sockets elsewhere.")
        {
            Read = options => options.Transport,
            Write = WriteTransport,
        },
        Integer("--loops", Execution,
            "Number of event loops (one thread each). 0 means one per core.",
            0, 1_024, o => o.Loops, (o, v) => o.Loops = (int)v),
        Integer("--threads", Execution,
            "Number of worker threads for synchronous handlers.",
            1, 10_000, o => o.Threads, (o, v) => o.Threads = (int)v),
        Integer("--queue", Execution,
            "Maximum number of requests that wait for a worker thread. Further requests are answered with 503.",
            0, 10_000_000, o => o.Queue, (o, v) => o.Queue = (int)v),
        Integer("--body-read-ahead", Execution,
            "Bytes of a request body to read before a synchronous handler gets a worker thread, so that slow clients do not occupy "
            + "one. 0 means that the first bytes are enough.",
            0, 1_073_741_824, o => o.BodyReadAhead, (o, v) => o.BodyReadAhead = (int)v),
        Duration("--loop-stall", Execution,
            "Time after which a blocked event loop is logged, with the route that blocks it. After ten times as long, another loop "
            + "accepts its connections. 0 means never.",
            o => o.LoopStall, (o, v) => o.LoopStall = v),
        Duration("--timeout-keep-alive", Timeouts,
            "Maximum time that a connection may be idle before it is closed.",
            o => o.TimeoutKeepAlive, (o, v) => o.TimeoutKeepAlive = v, mayBeZero: false),
        Duration("--timeout-head", Timeouts,
            "Maximum time for the head of a request to arrive. A slower request is answered with 408.",
            o => o.TimeoutHead, (o, v) => o.TimeoutHead = v, mayBeZero: false),
        Duration("--timeout-request", Timeouts,
            "Maximum time for a handler to start its response. A slower handler is cancelled and its request answered with 504, or "
            + "with 408 if the handler waits for the request body. 0 means no limit.",
            o => o.TimeoutRequest, (o, v) => o.TimeoutRequest = v),
        Duration("--timeout-send", Timeouts,
            "Maximum time that a client may accept nothing of a response before its connection is closed. 0 means no limit.",
            o => o.TimeoutSend, (o, v) => o.TimeoutSend = v),
        Duration("--timeout-graceful-shutdown", Timeouts,
            "Time that a shutdown waits for requests in progress before it cancels them.",
            o => o.TimeoutGracefulShutdown, (o, v) => o.TimeoutGracefulShutdown = v),
        Integer("--minimum-rate", Timeouts,
            "Minimum rate of a request body or a response, in bytes per second. A slower transfer is aborted. 0 means no limit.",
            0, int.MaxValue, o => o.MinimumRate, (o, v) => o.MinimumRate = (int)v),
        Duration("--minimum-rate-grace", Timeouts,
            "Time that a transfer may stay below the minimum rate.",
            o => o.MinimumRateGrace, (o, v) => o.MinimumRateGrace = v),
        Integer("--limit-concurrency", Limits,
            "Maximum number of open connections across all event loops. Further connections are answered with 503 and closed.",
            1, 10_000_000, o => o.LimitConcurrency, (o, v) => o.LimitConcurrency = (int)v),
        // A head is parsed where it was received, so the request line and the fields together must fit a block (64 KiB).
        Integer("--limit-request-line", Limits,
            "Maximum size of the request line, in bytes. A longer one is answered with 414.",
            64, 16_384, o => o.LimitRequestLine, (o, v) => o.LimitRequestLine = (int)v),
        Integer("--limit-request-fields", Limits,
            "Maximum number of header fields in a request. A request with more is answered with 431.",
            1, 10_000, o => o.LimitRequestFields, (o, v) => o.LimitRequestFields = (int)v),
        Integer("--limit-request-fields-size", Limits,
            "Maximum total size of the header fields of a request, in bytes. A larger request head is answered with 431.",
            64, MostFieldsSize, o => o.LimitRequestFieldsSize, (o, v) => o.LimitRequestFieldsSize = (int)v),
        Integer("--limit-request-body", Limits,
            "Maximum size of a request body, in bytes. A larger one is answered with 413.",
            0, long.MaxValue, o => o.LimitRequestBody, (o, v) => o.LimitRequestBody = v),
        Integer("--limit-record", Limits,
            "Maximum size of the --record file, in bytes. When it is reached, the recording ends and the server continues.",
            4_096, long.MaxValue, o => o.LimitRecord, (o, v) => o.LimitRecord = v),
        Integer("--ws-max-size", WebSockets,
            "Maximum size of a WebSocket message, in bytes. A longer one closes the WebSocket with 1009.",
            0, 1_073_741_824, o => o.WsMaxSize, (o, v) => o.WsMaxSize = (int)v),
        Integer("--ws-max-fragments", WebSockets,
            "Number of fragments that a message may always have. A long message may have one more for every 16 bytes. Too many "
            + "close the WebSocket with 1008.",
            1, 1_000_000, o => o.WsMaxFragments, (o, v) => o.WsMaxFragments = (int)v),
        Integer("--ws-max-queue", WebSockets,
            "Maximum number of messages that wait for a handler.",
            1, 1_000_000, o => o.WsMaxQueue, (o, v) => o.WsMaxQueue = (int)v),
        Full("--ws-receive-full",
            "Reaction to a full queue of a handler: wait reads no more from the client, drop-oldest drops the message that has waited "
            + "longest and counts it, and close closes the WebSocket with 1013.",
            o => o.WsReceiveFull, (o, v) => o.WsReceiveFull = v),
        Integer("--ws-send-queue", WebSockets,
            "Maximum number of bytes that wait for a client.",
            1_024, 1_073_741_824, o => o.WsSendQueue, (o, v) => o.WsSendQueue = (int)v),
        Full("--ws-send-full",
            "Reaction to a full queue of a client: wait makes send wait and does not take what is offered, drop-oldest drops the message "
            + "that has waited longest and counts it, and close closes the WebSocket with 1008.",
            o => o.WsSendFull, (o, v) => o.WsSendFull = v),
        new("--ws-per-message-deflate", WebSockets, "",
            "Accepts the extension permessage-deflate, so that clients that offer it exchange compressed messages. It needs libz.so.1.")
        {
            Opposite = "--no-ws-per-message-deflate",
            OppositeValue = "false",
            Read = options => options.WsPerMessageDeflate ? "true" : "false",
            Write = WriteDeflate,
        },
        Duration("--ws-ping-interval", WebSockets,
            "Time without anything from a client after which it is sent a ping. 0 means no pings.",
            o => o.WsPingInterval, (o, v) => o.WsPingInterval = v),
        Duration("--ws-ping-timeout", WebSockets,
            "Maximum time for a client to answer a ping. After that, its connection is reset. 0 means no limit.",
            o => o.WsPingTimeout, (o, v) => o.WsPingTimeout = v),
        Duration("--ws-timeout-idle", WebSockets,
            "Maximum time that a WebSocket may be open without a message. It is closed with 1001. 0 means no limit.",
            o => o.WsTimeoutIdle, (o, v) => o.WsTimeoutIdle = v),
        Duration("--ws-timeout-close", WebSockets,
            "Maximum time for a client to answer a close frame.",
            o => o.WsTimeoutClose, (o, v) => o.WsTimeoutClose = v, mayBeZero: false),
        Duration("--ws-timeout-stop", WebSockets,
            "Time that WebSockets stay open when the server begins to stop and handlers were notified. They are then closed with 1012.",
            o => o.WsTimeoutStop, (o, v) => o.WsTimeoutStop = v),
        new("--root-path", Responses, "<path>", "Path prefix under which a front server mounts the application.")
        {
            Example = "/prefix",
            Read = options => options.RootPath,
            Write = WriteRootPath,
        },
        new("--server-header", Responses, "<text>", "Value of the Server field of responses. Empty means none.")
        {
            Opposite = "--no-server-header",
            Read = options => options.ServerHeader,
            Write = WriteServerHeader,
        },
        new("--development", Responses, "",
            "Adds the exception, with its stack, to the response of a handler that failed. Not for production: clients see how the "
            + "application works.")
        {
            Opposite = "--no-development",
            OppositeValue = "false",
            Read = options => options.Development ? "true" : "false",
            Write = WriteDevelopment,
        },
        new("--log-level", Logging, OptionValues.LevelSyntax, "Minimum level that is logged.")
        {
            Read = options => OptionValues.FormatLevel(options.LogLevel),
            Write = WriteLogLevel,
        },
        new("--access-log", Logging, "", "Logs one line per request.")
        {
            Opposite = "--no-access-log",
            OppositeValue = "false",
            Read = options => options.AccessLog ? "true" : "false",
            Write = WriteAccessLog,
        },
        new("--record", Logging, "<file>",
            "Writes everything that connections receive and send to a file, with times, to replay a fault (recording.md). The file "
            + "contains bodies, cookies and passwords of users: protect it, and record no longer than you need to.")
        {
            Example = "wire.jsonl",
            Read = options => options.Record,
            Write = WriteRecord,
        },
    ];

    /// <summary>Returns the row of a flag, or null, and whether the flag is its opposite.</summary>
    public static Option? Find(string flag, out bool isOpposite)
    {
        foreach (var option in Options)
        {
            isOpposite = option.Opposite == flag;
            if (isOpposite || option.Flag == flag)
                return option;
        }

        isOpposite = false;
        return null;
    }

    private static Option Integer(
        string flag, string section, string summary, long least, long most, Func<ServerOptions, long> get,
        Action<ServerOptions, long> set) =>
        new(flag, section, "<number>", summary)
        {
            Read = options => get(options).ToString(CultureInfo.InvariantCulture),
            Write = (options, text) =>
            {
                var error = OptionValues.ParseInteger(text, least, most, out var value);
                if (error is null)
                    set(options, value);
                return error;
            },
        };

    private static Option Duration(
        string flag, string section, string summary, Func<ServerOptions, TimeSpan> get, Action<ServerOptions, TimeSpan> set,
        bool mayBeZero = true) =>
        new(flag, section, "<time>", summary)
        {
            Read = options => OptionValues.FormatDuration(get(options)),
            Write = (options, text) =>
            {
                var error = OptionValues.ParseDuration(text, mayBeZero, out var value);
                if (error is null)
                    set(options, value);
                return error;
            },
        };

    private static string? WriteBinds(ServerOptions options, string text)
    {
        var binds = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (binds.Length == 0)
            return "an address";
        foreach (var bind in binds)
        {
            if (!Bind.TryParse(bind, out _, out var error))
                return "usable: " + error;
        }

        if (Bind.FindOverlap(binds) is var (one, other))
            return one == other ? $"usable: {one} is listed twice" : $"usable: {other} uses the same {other.Place} as {one}";
        options.Binds.Clear();
        foreach (var bind in binds)
            options.Binds.Add(bind);
        return null;
    }

    private static Option Full(
        string flag, string summary, Func<ServerOptions, WebSocketFull> read, Action<ServerOptions, WebSocketFull> write) =>
        new(flag, WebSockets, string.Join('|', FullNames), summary)
        {
            Read = options => FullNames[(int)read(options)],
            Write = (options, text) =>
            {
                var index = Array.IndexOf(FullNames, text);
                if (index >= 0)
                    write(options, (WebSocketFull)index);
                return index >= 0 ? null : "one of " + string.Join(", ", FullNames);
            },
        };

    private static string? WriteUdsMode(ServerOptions options, string text)
    {
        var error = OptionValues.ParseMode(text, out var mode);
        if (error is null && mode is not null && OperatingSystem.IsWindows())
            return "available on this machine: on Windows a socket has no mode";
        if (error is null)
            options.UdsMode = mode;
        return error;
    }

    private static string? WriteUdsOwner(ServerOptions options, string text)
    {
        if (text.Length > 0 && !UnixSocketOwner.TryParse(text, out _))
            return UnixSocketOwner.Form;
        if (text.Length > 0 && OperatingSystem.IsWindows())
            return "available on this machine: on Windows a socket has no owner";
        options.UdsOwner = text;
        return null;
    }

    private static string? WriteTransport(ServerOptions options, string text)
    {
        if (Array.IndexOf(Transports, text) < 0)
            return "one of " + string.Join(", ", Transports);
        if (text == "epoll" && !Libc.HasEpoll)
            return "available on this machine: epoll needs Linux on x64 or arm64";
        options.Transport = text;
        return null;
    }

    /// <summary>A root path is compared with the start of request paths, so it has their form (ASGI HTTP 2.5, root_path).</summary>
    private static string? WriteRootPath(ServerOptions options, string text)
    {
        if (text.Length > 0 && (text[0] != '/' || text.AsSpan().ContainsAnyExceptInRange('!', '~')))
            return "a path that starts with / and holds visible ASCII characters only";
        options.RootPath = text.TrimEnd('/');
        return null;
    }

    private static string? WriteServerHeader(ServerOptions options, string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return "a text of visible ASCII characters and spaces";
        options.ServerHeader = text;
        return null;
    }

    private static string? WriteLogLevel(ServerOptions options, string text)
    {
        var error = OptionValues.ParseLevel(text, out var level);
        if (error is null)
            options.LogLevel = level;
        return error;
    }

    private static string? WriteRecord(ServerOptions options, string text)
    {
        options.Record = text;
        return null;
    }

    private static string? WriteDeflate(ServerOptions options, string text)
    {
        var error = OptionValues.ParseSwitch(text, out var isOn);
        if (error is null)
            options.WsPerMessageDeflate = isOn;
        return error;
    }

    private static string? WriteDevelopment(ServerOptions options, string text)
    {
        var error = OptionValues.ParseSwitch(text, out var isOn);
        if (error is null)
            options.Development = isOn;
        return error;
    }

    private static string? WriteAccessLog(ServerOptions options, string text)
    {
        var error = OptionValues.ParseSwitch(text, out var isOn);
        if (error is null)
            options.AccessLog = isOn;
        return error;
    }
}
