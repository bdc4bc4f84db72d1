using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>
/// What goes back to a pool equals a new one, field by field, as deep as it goes: nothing of a request is left in it. It is
/// compared at the moment it goes back, before anybody can take it again.
/// </summary>
internal sealed class PoolOracle(World world)
{
    private readonly Dictionary<object, object> _fresh = [];

    public void Check(object returned)
    {
        var differences = FieldComparer.FindDifferences(returned, FreshFor(returned));
        if (differences.Count > 0)
            world.Violate("pool", $"an idle {returned.GetType().Name} is not as a new one: {string.Join("; ", differences)}");
    }

    private object FreshFor(object returned) => returned switch
    {
        RequestExchange exchange => Fresh(Fields.PoolOf(exchange), () => MakeExchange(Fields.PoolOf(exchange))),
        WsgiLoopSide exchange => Fresh(Fields.GatewayOf(exchange), () => new WsgiLoopSide(Fields.GatewayOf(exchange), isReused: true)),
        _ => throw new NotSupportedException($"{returned.GetType()} has a pool that the simulation does not know"),
    };

    private object Fresh(object owner, Func<object> make)
    {
        if (!_fresh.TryGetValue(owner, out var fresh))
            _fresh.Add(owner, fresh = make());
        return fresh;
    }

    private RequestExchange MakeExchange(ExchangePool pool)
    {
        var fresh = new RequestExchange(pool);
        // It is nobody's.
        world.Exchanges.Remove(fresh);
        return fresh;
    }
}
