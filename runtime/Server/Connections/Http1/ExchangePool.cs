using Adapters.Server.Binding;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.Http1;

/// <summary>The exchanges of one loop and one protocol that wait for the next request of any connection.</summary>
internal sealed class ExchangePool(ConnectionSet set, BindProtocol protocol)
{
    private readonly IdleStack<RequestExchange> _idle = new();
    private readonly Action<object>? _onPooled = set.Server.Platform.OnPooled;

    public ConnectionSet Set { get; } = set;

    public BindProtocol Protocol { get; } = protocol;

    public ResponsePreamble Preamble { get; } = new(set.Loop, protocol.StatusPrefix, set.Options.ServerHeader);

    /// <summary>The answer if there are too many connections even for one that answers 503.</summary>
    public ImmediateRejection Rejection { get; } = new(protocol);

    public RequestExchange Rent() => _idle.TryPop(out var exchange) ? exchange : new RequestExchange(this);

    /// <summary>Keeps a completed exchange for the next request.</summary>
    public void Return(RequestExchange exchange)
    {
        exchange.Recycle();
        _onPooled?.Invoke(exchange);
        _idle.Push(exchange);
    }
}
