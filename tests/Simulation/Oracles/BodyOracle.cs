using Adapters.Simulation.Handlers;

namespace Adapters.Simulation.Oracles;

/// <summary>What no handler is given of a body: more than the limit, and the end of one that is malformed.</summary>
internal static class BodyOracle
{
    public static void Check(IHandlerWorld world, Invocation call)
    {
        var limit = world.Options.LimitRequestBody;
        if (call.Received > limit)
            world.Violate("body", $"{call.Request.Nonce} has received {call.Received} bytes, and a body has at most {limit}");
        if (call.HasSeenBodyEnd && call.Request.IsMalformed)
            world.Violate("body", $"{call.Request.Nonce} was given the end of a body that is malformed ({call.Request.Spoiling})");
    }
}
