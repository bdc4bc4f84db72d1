using Adapters.Protocols;
using Adapters.Server.Telemetry;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Connections;

/// <summary>What the connections of all loops share.</summary>
internal sealed class ServerContext(AsgiApplication application, ServerOptions options, ServerMetrics metrics, ILoggerFactory loggers)
{
    private int _connections;
    private long _lastId;

    public AsgiApplication Application { get; } = application;

    public ServerOptions Options { get; } = options;

    public ServerMetrics Metrics { get; } = metrics;

    public ConnectionLog ConnectionLog { get; } = new(loggers.CreateLogger(ConnectionLog.Category));

    /// <summary>Null where requests are not logged.</summary>
    public AccessLog? AccessLog { get; } = AccessLog.Create(options, loggers);

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

    public bool IsFull => Connections >= Options.LimitConnections;

    /// <summary>Even those that are being told 503, and closed, are too many.</summary>
    public bool IsOverrun => Connections >= Options.LimitConnections + 1_000;

    /// <summary>Requests are timed: somebody reads the durations.</summary>
    public bool MeasuresDuration => AccessLog is not null || Metrics.RecordsDuration;

    /// <summary>Numbers are distinct over all loops.</summary>
    public long NextConnectionId() => Interlocked.Increment(ref _lastId);

    public void Opened() => Interlocked.Increment(ref _connections);

    public void Closed() => Interlocked.Decrement(ref _connections);
}
