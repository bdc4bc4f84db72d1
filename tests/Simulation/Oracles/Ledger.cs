using Adapters.Simulation.Clients;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>Who has what: nothing is lost, and nothing has two owners.</summary>
internal sealed class Ledger(World world)
{
    private readonly OwnerOracle _owners = new(world);
    private readonly MemoryOracle _memory = new(world);

    /// <summary>After each step: the memory is what the limits say, and what a loop has is somebody's.</summary>
    public void CheckStep(Activity activity)
    {
        if (activity is SimLoop loop)
            _owners.Check(loop);
        _memory.Check();
        if (world.Workers.InHand > world.Requests.Watched)
            world.Violate("ledger", $"{world.Workers.InHand} places of the worker pool are taken, for {world.Requests.Watched} requests");
    }

    /// <summary>At the end of a run, when everybody has left.</summary>
    public void CheckEnd()
    {
        if (world.Stopped is not { IsCompletedSuccessfully: true })
            world.Violate("stop", $"the stop has not ended well: {world.Stopped?.Exception?.ToString() ?? "something waits for ever"}");
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

        var kept = world.Loops.Sum(loop => MemoryOracle.KeptBuffers(loop.Workers).Count());
        if (world.Buffers.Rented != kept)
            world.Violate("ledger", $"{world.Buffers.Rented} buffers are rented, and {kept} are kept for the next request");
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
