using Adapters.Protocols;
using Adapters.Server.Binding;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Access;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Connections;

/// <summary>The state that the connections of all loops share.</summary>
internal sealed class ServerContext(
    Func<Exchange, IExchangeGateway> makeGateway, ServerOptions options, ServerMetrics metrics, ILoggerFactory loggers,
    Platform? platform = null)
{
    /// <summary>Half of the descriptors that the budget keeps free.</summary>
    private const int TurnedAwayAtOnce = DescriptorBudget.Reserve / 2;

    private int _connections;
    private long _lastId;

    /// <summary>Creates the application's side of an exchange.</summary>
    public Func<Exchange, IExchangeGateway> MakeGateway { get; } = makeGateway;

    /// <summary>Creates the application's side of a WebSocket. Without one, a handshake is a request like any other.</summary>
    public Func<WebSocketExchange, IExchangeGateway>? MakeWebSocketGateway { get; init; }

    public WebSocketSettings WebSockets { get; } = new(options);

    public ServerOptions Options { get; } = options;

    public Platform Platform { get; } = platform ?? Platform.System;

    public ServerMetrics Metrics { get; } = metrics;

    public ConnectionLog ConnectionLog { get; } = new(loggers.CreateLogger(ConnectionLog.Category));

    /// <summary>Null if requests are not logged.</summary>
    public AccessLog? AccessLog { get; } = AccessLog.Create(options, loggers);

    public ConnectionTimeouts Timeouts { get; } = new(options);

    public Limits Limits { get; } = new()
    {
        RequestLine = options.LimitRequestLine,
        Fields = options.LimitRequestFieldsSize,
        FieldCount = options.LimitRequestFields,
        Body = options.LimitRequestBody,
    };

    /// <summary>The values that the application stored during its startup, or null if there are none.</summary>
    public IDictionary<string, object?>? LifespanState { get; set; }

    /// <summary>The number of open connections across all loops.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The maximum number of open connections: the setting, or less if the limit on open files requires it.</summary>
    public int ConnectionLimit { get; set; } = options.LimitConcurrency;

    /// <summary>True if there are too many connections even to answer 503 and close them.</summary>
    public bool IsOverrun => Connections >= ConnectionLimit + TurnedAwayAtOnce;

    /// <summary>True if requests are timed because something reads the durations.</summary>
    public bool MeasuresDuration => AccessLog is not null || Metrics.RecordsDuration;

    /// <summary>Returns a number that is unique across all loops.</summary>
    public long NextConnectionId() => Interlocked.Increment(ref _lastId);

    /// <summary>Counts a connection, and returns the number of those that are open.</summary>
    public int Opened() => Interlocked.Increment(ref _connections);

    public void Closed() => Interlocked.Decrement(ref _connections);
}
