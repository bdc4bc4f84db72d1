using Adapters.Server.Connections;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>
/// Who owns what of a loop, after each of its turns: every block that is rented has one owner, every exchange is in the pool
/// or somebody's, every socket has its connection, and every connection that waits for the time has its timer.
/// </summary>
internal sealed class OwnerOracle(World world)
{
    /// <summary>By how much a timer may be late that is set for the longest deadline of any plan.</summary>
    private static readonly long Late = TimerWheel.Tolerance(130_000);

    private readonly HashSet<byte[]> _owned = new(ReferenceEqualityComparer.Instance);

    public void Check(SimLoop loop)
    {
        _owned.Clear();
        foreach (HttpConnection connection in Fields.ConnectionsOf(loop.Set).AsSpan(0, loop.Set.Count))
            Check(loop, connection);
        var idle = 0;
        foreach (var exchange in world.Exchanges)
        {
            if (exchange.Set == loop.Set)
                Check(loop, exchange, ref idle);
        }

        if (_owned.Count != loop.Blocks.RentedBlocks)
            Violate(loop, $"has rented {loop.Blocks.RentedBlocks} blocks, and {_owned.Count} of them have owners");
        if (idle != loop.Factory.Pools.Sum(pool => Fields.IdleOf(pool).Count))
            Violate(loop, $"has {idle} idle exchanges, and others in the pool");
        if (loop.Poller.Endpoints.Count != loop.Set.Count)
            Violate(loop, $"has {loop.Poller.Endpoints.Count} sockets and {loop.Set.Count} connections");
        CheckTimers(loop);
    }

    private void Check(SimLoop loop, HttpConnection connection)
    {
        if (connection.IsClosed)
            Violate(loop, $"keeps connection {connection.Id}, which is closed");
        if (connection.IsBroken && !loop.Loop.HasPosted)
            Violate(loop, $"knows that connection {connection.Id} is broken, and does not come back to it");
        ref var input = ref connection.InputBuffer;
        ref var output = ref Fields.OutputOf(connection);
        Own(loop, Fields.BlockOf(ref input));
        Own(loop, Fields.BlockOf(ref output));
        if (Fields.BlockOf(ref input) is not null && input.IsEmpty && !input.IsLent)
            Violate(loop, $"receives nothing for connection {connection.Id}, which has a block for it");
        if (Fields.BlockOf(ref output) is not null && output.Pending == 0 && !output.HasOpenHead)
            Violate(loop, $"sends nothing for connection {connection.Id}, which has a block for it");
        if (Fields.ExchangeOf(connection) is { } exchange
            && (exchange.Connection != connection || exchange.State is ExchangeState.Idle or ExchangeState.Orphaned))
            Violate(loop, $"has connection {connection.Id} with an exchange that is not its own, but {exchange.State}");
        var deadline = Fields.DeadlineOf(connection);
        if (deadline != LoopTimer.Never && connection.FiresAt - Late > Math.Max(deadline, loop.Loop.Now))
            Violate(loop, $"has no timer for the deadline of connection {connection.Id}, {connection.State}");
    }

    private void Check(SimLoop loop, RequestExchange exchange, ref int idle)
    {
        var blocks = Fields.BlocksOf(exchange);
        if (Fields.IsHeadRentedOf(blocks))
            Own(loop, Fields.HeadOf(blocks));
        Own(loop, Fields.LentOf(blocks));
        switch (exchange.State)
        {
            case ExchangeState.Idle:
                idle++;
                break;
            case ExchangeState.Orphaned:
                if (exchange.Gateway.IsReceiving || exchange.Gateway.IsSending)
                    Violate(loop, $"lets the application of {exchange.Scope.Route} wait for a client that it has no more");
                break;
            default:
                if (exchange.Connection.IsClosed || Fields.ExchangeOf(exchange.Connection) != exchange)
                    Violate(loop, $"has an exchange for {exchange.Scope.Route} that is {exchange.State}, and no connection's");
                break;
        }
    }

    private void CheckTimers(SimLoop loop)
    {
        foreach (var head in Fields.TimersOf(loop.Loop.Timers))
        {
            for (var timer = head; timer is not null; timer = timer.Following)
            {
                if (timer is Connection { IsClosed: true } closed)
                    Violate(loop, $"has a timer for connection {closed.Id}, which is closed");
                if (timer.FiresAt <= loop.Loop.Now && !loop.Poller.HasMore)
                    Violate(loop, $"has a timer that was due at {timer.FiresAt}, and it is {loop.Loop.Now}");
            }
        }
    }

    private void Own(SimLoop loop, byte[]? block)
    {
        if (block is null)
            return;
        if (!_owned.Add(block))
            Violate(loop, $"has a block of {block.Length} bytes with two owners");
        if (!loop.Blocks.IsRented(block))
            Violate(loop, $"has returned a block of {block.Length} bytes that somebody owns");
    }

    private void Violate(SimLoop loop, string message) => world.Violate("ledger", $"{loop.Name} {message}");
}
