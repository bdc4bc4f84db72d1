using System.Reflection;
using Adapters.Server.Connections;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>What lies in a pool equals a new one, field by field, as deep as it goes: nothing of a request is left in it.</summary>
internal sealed class PoolOracle(World world)
{
    /// <summary>Looks at all that is idle now.</summary>
    public void Check()
    {
        foreach (var loop in world.Loops)
        {
            foreach (var idle in Idle(loop.Set))
                Compare(idle, SerialExchange.Make(idle.Kind, loop.Set));
            var workers = (WsgiGateway)loop.Set.Workers!;
            foreach (var idle in Idle(workers))
                Compare(idle, new WsgiExchange(workers));
        }
    }

    private static IEnumerable<SerialExchange> Idle(ConnectionSet set) =>
        ((Stack<SerialExchange>[])Field(set, "_idleExchanges")!).SelectMany(stack => stack);

    private static IEnumerable<WsgiExchange> Idle(WsgiGateway workers) => (Stack<WsgiExchange>)Field(workers, "_idle")!;

    private static object? Field(object owner, string name) =>
        (owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(owner.GetType().Name, name)).GetValue(owner);

    private void Compare(object idle, object fresh)
    {
        var differences = FieldComparer.FindDifferences(idle, fresh);
        if (differences.Count > 0)
            world.Violate("pool", $"an idle {idle.GetType().Name} is not as a new one: {string.Join("; ", differences)}");
    }
}
