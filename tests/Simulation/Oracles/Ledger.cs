using Adapters.Simulation.Clients;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>Who has what: nothing is lost, and nothing has two owners.</summary>
internal sealed class Ledger(World world)
{
    /// <summary>The most that a connection owns of blocks: one it receives into, one it sends from.</summary>
    private const long BytesOfConnection = 2 * 64 * 1024;

    /// <summary>The most that a request owns of blocks: its head, and a body part that outlived its connection.</summary>
    private const long BytesOfRequest = 2 * 64 * 1024;

    /// <summary>After each step: the memory is what the limits say.</summary>
    public void CheckStep()
    {
        foreach (var loop in world.Loops)
        {
            var most = (loop.Set.Count * BytesOfConnection) + (world.Requests.Running * BytesOfRequest);
            if (loop.Blocks.RentedBytes > most)
                world.Violate("memory", $"{loop.Name} has rented {loop.Blocks.RentedBytes} bytes, and {most} is the most for its connections and requests");
        }
    }

    /// <summary>At the end of a run, when everybody has left.</summary>
    public void CheckEnd()
    {
        if (world.Context.Connections != 0)
            world.Violate("ledger", $"{world.Context.Connections} connections are left");
        foreach (var loop in world.Loops)
        {
            if (loop.Blocks.RentedBlocks > 0)
                world.Violate("ledger", $"{loop.Name} has lost {loop.Blocks.RentedBlocks} blocks, {loop.Blocks.RentedBytes} bytes");
            if (loop.Poller.Endpoints.Count > 0)
                world.Violate("ledger", $"{loop.Name} has {loop.Poller.Endpoints.Count} endpoints that nobody closed");
            if (!loop.Set.Drained.IsCompletedSuccessfully)
                world.Violate("ledger", $"{loop.Name} does not say that it has drained");
        }

        if (world.Workers.InHand != 0)
            world.Violate("ledger", $"{world.Workers.InHand} places of the worker pool are lost");
        CheckRequests();
    }

    private void CheckRequests()
    {
        foreach (var request in world.Requests.All)
        {
            if (request.Invocation is not { } call)
                continue;
            if (call.IsUnfinished || call.Finallys != 1)
                world.Violate("once", $"the finally of {request.Nonce} ran {call.Finallys} times");
            if (call.Unawaited.Exists(task => !task.IsCompletedSuccessfully))
                world.Violate("ledger", $"something that {request.Nonce} did not await has not ended well");
            if (world.Plan.Options.AccessLog)
                CheckOutcome(request);
        }
    }

    private void CheckOutcome(RequestPlan request)
    {
        var status = world.Accesses.StatusOf(request.Number);
        if (status == 0)
            world.Violate("outcome", $"{request.Nonce} is not in the access log");
        else if (request.Answer != 0 && request.Answer != status)
            world.Violate("outcome", $"{request.Nonce} was answered {request.Answer}, and the access log says {status}");
    }
}
