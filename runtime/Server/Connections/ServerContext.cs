using Adapters.Protocols;
using Adapters.Server.Telemetry;

namespace Adapters.Server.Connections;

/// <summary>What the connections of all loops share.</summary>
internal sealed class ServerContext(AsgiApplication application, ServerOptions options, ConnectionLog connectionLog)
{
    private int _connections;
    private long _lastId;

    public AsgiApplication Application { get; } = application;

    public ServerOptions Options { get; } = options;

    public ConnectionLog ConnectionLog { get; } = connectionLog;

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

    /// <summary>Numbers are distinct over all loops.</summary>
    public long NextConnectionId() => Interlocked.Increment(ref _lastId);

    public void LogAccess(SerialExchange exchange)
    {
    }

    public void Opened() => Interlocked.Increment(ref _connections);

    public void Closed() => Interlocked.Decrement(ref _connections);
}
