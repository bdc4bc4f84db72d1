using Adapters.Server.Binding;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Http1;

/// <summary>Creates the connection for each socket that a listener accepts.</summary>
internal sealed class ConnectionFactory(ConnectionSet set)
{
    private readonly Dictionary<BindProtocol, ExchangePool> _pools = [];
    private OncePerSecond _warning;

    /// <summary>The exchanges that wait for requests, for each protocol in use.</summary>
    public IReadOnlyCollection<ExchangePool> Pools => _pools.Values;

    /// <summary>
    /// Returns null for a socket that was closed at once. A client over the limit is answered with 503, and with far too many
    /// connections only as far as that needs no waiting.
    /// </summary>
    public IEndpointHandler? Accept(Endpoint endpoint, BindProtocol protocol)
    {
        if (set.Server.IsOverrun)
        {
            CountRejection();
            GetPool(protocol).Rejection.Send(endpoint, set.Loop.Blocks);
            return null;
        }

        var connection = new HttpConnection(GetPool(protocol), endpoint);
        if (connection.Ordinal > set.Server.ConnectionLimit)
        {
            CountRejection();
            connection.RejectConnection();
        }

        return connection.IsClosed ? null : connection;
    }

    private ExchangePool GetPool(BindProtocol protocol)
    {
        if (!_pools.TryGetValue(protocol, out var pool))
            _pools.Add(protocol, pool = new ExchangePool(set, protocol));
        return pool;
    }

    private void CountRejection()
    {
        set.Counters.Reject(Rejection.Connections);
        if (_warning.IsDue(set.Loop.Now))
            set.Log.TooManyConnections(set.Server.ConnectionLimit);
    }
}
