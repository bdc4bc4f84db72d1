using Adapters.Simulation.Handlers;
using Adapters.Simulation.Network;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>What a handler may be notified of: that its client is gone only if it is, and that it broke a rule only if it did.</summary>
internal sealed class HandlerOracle(World world)
{
    public void CheckMisuse(Invocation call, InvalidOperationException error)
    {
        if (!call.MayBeNotified(error))
            world.Violate("handler", $"{call.Request.Nonce} was notified: {error}");
    }

    /// <summary>The handler was notified that its client is gone, or that the server does not wait for it any more.</summary>
    public void CheckEnd(Invocation call)
    {
        var client = call.Request.Client;
        var link = (SimLink)client.Link;
        if (link.HasClientEnded || link.IsBroken || link.HasServerEnded || link.HasServerClosed || world.IsAborted || call.IsComplete)
            return;
        if (call.Request.MayBeRejected(world.Plan.Options))
            return;
        world.Violate("handler", $"{call.Request.Nonce} was notified that its client is gone, and it is there");
    }
}
