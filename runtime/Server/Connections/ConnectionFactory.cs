using Adapters.Server.Transports;

namespace Adapters.Server.Connections;

/// <summary>Makes the connection for each socket that a listener accepts.</summary>
internal sealed class ConnectionFactory(ConnectionSet set)
{
    private const long WarnInterval = 1_000;

    private static readonly byte[] Busy =
        "HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"u8.ToArray();

    private long _warnedAt = -WarnInterval;

    /// <summary>Null for a socket that was answered and closed at once, since too many are open.</summary>
    public IEndpointHandler? Accept(Endpoint endpoint, BindProtocol protocol)
    {
        if (!set.Server.IsFull)
            return new SerialConnection(set, endpoint, protocol == BindProtocol.Uwsgi ? ExchangeKind.Uwsgi : ExchangeKind.Http1);
        set.Counters.Rejected++;
        Warn();
        endpoint.Send(Busy);
        endpoint.Close(reset: false);
        return null;
    }

    /// <summary>Once a second at the most: a flood of connections must not become a flood of lines.</summary>
    private void Warn()
    {
        if (set.Loop.Now - _warnedAt < WarnInterval)
            return;
        _warnedAt = set.Loop.Now;
        set.Log.TooManyConnections(set.Options.LimitConnections);
    }
}
