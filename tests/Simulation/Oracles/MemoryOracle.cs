using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>After each step, the memory that the server holds is bounded by what it does: the formula of the README.</summary>
internal sealed class MemoryOracle(World world)
{
    /// <summary>A block that a connection receives into or sends from; one that a request has of its own.</summary>
    private const long Block = 64 * 1024;

    /// <summary>A synchronous application fills one buffer while the other is sent.</summary>
    private const long Mailbox = 2 * Adapters.Server.Gateways.Wsgi.Mailbox.Room;

    /// <summary>What is kept of them for the next request.</summary>
    private const long IdleMailbox = 2 * 4 * 1024;

    /// <summary>What is read ahead of a worker, as a pool cuts it.</summary>
    private readonly long _readAhead = SimBuffers.SizeOf(Math.Max(world.Plan.Options.BodyReadAhead, 1024));

    public void Check()
    {
        foreach (var loop in world.Loops)
        {
            var most = (loop.BusyBuffers * Block) + (CountRunning(loop) * 2 * Block);
            if (loop.Blocks.RentedBytes > most)
                world.Violate(
                    "memory",
                    $"{loop.Name} has rented {loop.Blocks.RentedBytes} bytes, and {most} is the most for its connections and requests");
        }

        if (world.Buffers.RentedBytes == 0)
            return;
        var idle = world.Loops.Sum(loop => Fields.IdleOf(loop.Workers).Count);
        var mostOfWorkers = (world.Requests.Watched * (Mailbox + _readAhead)) + (idle * IdleMailbox);
        if (world.Buffers.RentedBytes > mostOfWorkers)
            world.Violate(
                "memory", $"{world.Buffers.RentedBytes} bytes of buffers are rented, and {mostOfWorkers} is the most for the workers");
    }

    private int CountRunning(SimLoop loop)
    {
        var count = 0;
        foreach (var exchange in world.Exchanges)
            count += exchange.Set == loop.Set && exchange.State is ExchangeState.Running or ExchangeState.Orphaned ? 1 : 0;
        return count;
    }

    /// <summary>Buffers of exchanges that are idle.</summary>
    public static IEnumerable<byte[]> KeptBuffers(WsgiGateway workers)
    {
        foreach (var idle in Fields.IdleOf(workers).Items)
        {
            var mailbox = Fields.MailboxOf(idle);
            if (Fields.FillingOf(mailbox).Length > 0)
                yield return Fields.FillingOf(mailbox);
            if (Fields.TakenOf(mailbox).Length > 0)
                yield return Fields.TakenOf(mailbox);
        }
    }
}
