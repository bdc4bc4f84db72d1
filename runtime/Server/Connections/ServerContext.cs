using Adapters.Protocols;
using Adapters.Server.Binding;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Access;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Connections;

/// <summary>What the connections of all loops share.</summary>
internal sealed class ServerContext(Func<Exchange, IExchangeGateway> makeGateway, ServerOptions options, ServerMetrics metrics, ILoggerFactory loggers, Platform? platform = null)
{
    /// <summary>Half of what the descriptors' budget keeps free.</summary>
    private const int TurnedAwayAtOnce = DescriptorBudget.Reserve / 2;

    private int _connections;
    private long _lastId;

    /// <summary>Makes the application's side of an exchange.</summary>
    public Func<Exchange, IExchangeGateway> MakeGateway { get; } = makeGateway;

    public ServerOptions Options { get; } = options;

    public Platform Platform { get; } = platform ?? Platform.System;

    public ServerMetrics Metrics { get; } = metrics;

    public ConnectionLog ConnectionLog { get; } = new(loggers.CreateLogger(ConnectionLog.Category));

    /// <summary>Null where requests are not logged.</summary>
    public AccessLog? AccessLog { get; } = AccessLog.Create(options, loggers);

    public ConnectionTimeouts Timeouts { get; } = new(options);

    public Limits Limits { get; } = new()
    {
        RequestLine = options.LimitRequestLine,
        Fields = options.LimitRequestFieldsSize,
        FieldCount = options.LimitRequestFields,
        Body = options.LimitRequestBody,
    };

    /// <summary>What the application stored during its startup; null where it stored nothing.</summary>
    public IDictionary<string, object?>? LifespanState { get; set; }

    /// <summary>Connections that are open now, over all loops.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The most that may be open: what the settings say, or less where the limit of open files asks for it.</summary>
    public int ConnectionLimit { get; set; } = options.LimitConnections;

    public bool IsFull => Connections >= ConnectionLimit;

    /// <summary>Even those that are being told 503, and closed, are too many.</summary>
    public bool IsOverrun => Connections >= ConnectionLimit + TurnedAwayAtOnce;

    /// <summary>Requests are timed: somebody reads the durations.</summary>
    public bool MeasuresDuration => AccessLog is not null || Metrics.RecordsDuration;

    /// <summary>Numbers are distinct over all loops.</summary>
    public long NextConnectionId() => Interlocked.Increment(ref _lastId);

    public void Opened() => Interlocked.Increment(ref _connections);

    public void Closed() => Interlocked.Decrement(ref _connections);
}
